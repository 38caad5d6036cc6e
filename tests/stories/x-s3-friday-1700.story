# At 17:00 on a Friday the week is over: the officer hears on Monday at 08:00, and level 2 on Tuesday at 08:00, not on Monday at 17:00.
# t0 Mon 9 Mar 08:00; reminder 12:00; level 2 +9 wh = Mon 17:00 = Tue 08:00; level 3 +27 wh = Wed 17:00 = Thu 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-06 17:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect none
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-09 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-09 17:00
expect none
until 2026-03-10 07:59
expect none
until 2026-03-10 08:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-12 08:00
expect sms +254711000003 case.escalated case=K level=3
