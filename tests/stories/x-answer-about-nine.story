# "about 9" answers the age as 9 does.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "about 9"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
