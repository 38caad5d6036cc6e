# A holiday gazetted after the report: the open deadlines of the work clock move, the day clock's do not.
# Mon 2 March 09:00: S3 level 2 was due Tue 09:00; Tuesday becomes a holiday: Wed 09:00. S2's level 4 (+1 d) stays Tue 09:00.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 2m
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=B severity=S2
until 2026-03-02 16:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000001 case.reminder case=B
expect sms +254711000002 case.escalated case=B level=2
expect sms +254711000003 case.escalated case=B level=3
holiday 2026-03-03
until 2026-03-03 09:01
expect none
until 2026-03-03 09:02
expect sms +254711000004 case.escalated case=B level=4
until 2026-03-04 08:59
expect none
until 2026-03-04 09:00
expect sms +254711000002 case.escalated case=K level=2
