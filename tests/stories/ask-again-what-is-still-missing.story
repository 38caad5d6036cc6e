# All is missing but the place: one text names the fields in their order; each answer fills what it says, the rest is asked
# again; the kind, known late, brings its guidance.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age
expect sms +254711000001 case.new case=K severity=S2
wait 5m
sms +254700000001 "girl 8"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.completed case=K
wait 5m
sms +254700000001 "neglect"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.completed case=K severity=S3
expect case K severity=S3 state=reported
