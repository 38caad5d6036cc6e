# A single text that waited for the minute's end goes as itself; two more after it go at once again.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
wait 30s
sms +254700000002 "REPORT bullying girl 9 Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.bullying
expect sms +254711000001 case.new case=B
wait 29s
sms +254700000003 "REPORT out of school girl 10 Malindi Town"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.out-of-school
expect none
wait 1s
expect sms +254711000001 case.new case=D
