# Two texts go at once, from the third within 60 s they wait for the minute's end and go as one, the gravest first; an S1 never waits.
# 09:00:00 two S3; 09:00:10 an S3 and an S2 wait; 09:00:20 an S1 goes; 09:01:00 the bundle of two, named by the S2.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person cpv  +254700000005 at 003.016.0075
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
sms +254700000002 "REPORT bullying girl 9 Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.bullying
expect sms +254711000001 case.new case=B
wait 10s
sms +254700000003 "REPORT out of school girl 10 Malindi Town"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.out-of-school
sms +254700000004 "REPORT child labour boy 13 Kakuyuni"
expect sms +254700000004 report.received case=E
expect sms +254700000004 guidance.child-labour
expect none
wait 10s
sms +254700000005 "REPORT abandoned girl 2 months Jilore"
expect sms +254700000005 report.received case=F
expect sms +254700000005 guidance.abandoned
expect sms +254711000001 case.new case=F severity=S1
wait 39s
expect none
wait 1s
expect sms +254711000001 case.bundle case=E severity=S2 count=2
