# Three cases within 60 s: two go at once, the third waits for the minute's end and goes, being alone, as itself (ruling 26).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
wait 10s
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 10s
sms +254700000001 "REPORT truancy boy 13 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.truancy
expect none
wait 39s
expect none
wait 1s
expect sms +254711000001 case.new case=C
expect case C level=1
