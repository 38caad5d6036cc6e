# A kind given for an unknown sets the severity afresh, down too; t0 and the ladder's new clock apply (ruling 5).
# Unknown is S2, t0 Mon 09:00; "neglect" at 09:30 makes it S3: nothing at 10:00 or 11:00, reminder +4 wh 13:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 09:30
sms +254700000001 "neglect"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.completed case=K severity=S3
until 2026-03-02 12:59
expect none
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
