# Four standard cases of a weekend: two texts on Monday at 08:00, the other two as one bundle a minute later.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person scco +254711000001 at 003.016
at 2026-03-07 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
wait 1h
sms +254700000002 "REPORT bullying girl 9 Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.bullying
wait 1h
sms +254700000003 "REPORT out of school girl 10 Malindi Town"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.out-of-school
wait 1h
sms +254700000004 "REPORT emotional abuse boy 13 Kakuyuni"
expect sms +254700000004 report.received case=E
expect sms +254700000004 guidance.emotional
until 2026-03-09 08:00
expect sms +254711000001 case.new
expect sms +254711000001 case.new
until 2026-03-09 08:01
expect sms +254711000001 case.bundle count=2 severity=S3
wait 1m
sms +254711000001 "VERIFY"
expect sms +254711000001 ask.case
