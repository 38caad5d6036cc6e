# Three things missing, answered one at a time in any words: a lone number is the age, F the sex, a lone kind the kind.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT child in Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age
expect sms +254711000001 case.new case=K severity=S2
wait 2m
sms +254700000001 "14"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex
expect sms +254711000001 case.completed case=K
wait 2m
sms +254700000001 "F"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.completed case=K
wait 2m
sms +254700000001 "neglect"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.completed case=K severity=S3
expect case K severity=S3
