# Four cases within 60 s: two go at once, the other two as one bundle at the minute's end.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
sms +254700000001 "REPORT truancy boy 13 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.truancy
sms +254700000001 "REPORT orphan girl 7 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.orphan
expect none
wait 59s
expect none
wait 1s
expect sms +254711000001 case.bundle count=2 late=no
expect none
expect case C level=1
expect case D level=1
until 2026-03-02 12:59
expect none
