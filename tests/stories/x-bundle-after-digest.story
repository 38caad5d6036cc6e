# The morning's digest is one of the two texts of the minute: the second goes at once, the third and fourth wait and are one.
# Digest Tue 08:30:00; report 08:30:05 at once; two of 08:30:10 wait for 08:31:00.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person scco +254711000001 at 003.016
at 2026-03-02 15:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.registration
until 2026-03-03 08:30
expect sms +254711000001 case.digest case=A count=1
wait 5s
sms +254700000002 "REPORT bullying girl 9 Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.bullying
expect sms +254711000001 case.new case=B
wait 5s
sms +254700000003 "REPORT out of school girl 10 Malindi Town"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.out-of-school
sms +254700000004 "REPORT neglect boy 13 Kakuyuni"
expect sms +254700000004 report.received case=E
expect sms +254700000004 guidance.neglect
expect none
until 2026-03-03 08:31
expect sms +254711000001 case.bundle case=D severity=S3 count=2
