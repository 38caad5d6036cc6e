# A reminder due at 22:00 is said at 06:00; a case taken up before that is never reminded.
# S2 t0 21:00; +1 dh = 22:00 = Tue 06:00; level 2 +2 dh = Tue 07:00. K is taken up at 05:00, J is not.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 21:00
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect sms +254711000001 case.new case=K
sms +254700000002 "REPORT child marriage girl 14 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.child-marriage
expect sms +254711000001 case.new case=J
until 2026-03-03 05:00
expect none
sms +254711000001 "VERIFY {K} called the chief, the boy sleeps at his aunt's"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-03 06:00
expect sms +254711000001 case.reminder case=J
until 2026-03-03 07:00
expect sms +254711000002 case.escalated case=J level=2
