# What waits in a bundle and is taken up meanwhile is not said; the other goes as itself. Answers never wait and do not count.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
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
wait 10s
sms +254711000001 "VERIFY {D} the school was asked"
expect sms +254711000001 done.verified case=D
expect sms +254700000003 case.verified case=D
until 2026-03-02 09:01
expect sms +254711000001 case.new case=E
