# A word of urgency raises by one step: S4 to S3, S3 to S2, S2 to S1; S1 stays.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person cpv  +254700000004 at 003.016.0076
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda urgent"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.registration
expect sms +254711000001 case.new case=A severity=S3
wait 2m
sms +254700000002 "REPORT haraka neglect girl 9 Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=B severity=S2
wait 2m
sms +254700000003 "REPORT child labour boy 13 Malindi Town emergency"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.child-labour
expect sms +254711000001 case.new case=D severity=S1
wait 2m
sms +254700000004 "REPORT URGENT abandoned girl 2 months Kakuyuni"
expect sms +254700000004 report.received case=E
expect sms +254700000004 guidance.abandoned
expect sms +254711000001 case.new case=E severity=S1
