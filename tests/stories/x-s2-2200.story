# At 22:00 the day is over: the officer hears at 06:00 and every row counts from 06:00; a row that ends at 22:00 falls on 06:00.
# t0 Tue 06:00; reminder 07:00; level 2 08:00; level 3 12:00; level 4 +16 dh = Tue 22:00, which is Wed 06:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 22:00
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect none
until 2026-03-03 05:59
expect none
until 2026-03-03 06:00
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-03 07:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 08:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-03 12:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-03 22:00
expect none
until 2026-03-04 05:59
expect none
until 2026-03-04 06:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
