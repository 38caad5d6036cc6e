# While the age is asked, a plea that says no age is still the reporter's update and reaches the officer; its urgency raises the case.
# S3 09:00; at 09:05 "she" fills nothing; at 09:20 a plea with haraka: S2.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K severity=S3
wait 5m
sms +254700000001 "the girl is very sick, please come"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
wait 15m
sms +254700000001 "haraka, she is bleeding and cannot stand"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K severity=S2
expect case K severity=S2
wait 5m
sms +254700000001 "9"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
