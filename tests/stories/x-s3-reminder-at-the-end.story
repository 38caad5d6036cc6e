# A reminder due at 17:00 sharp is said at 08:00 of the next working day.
# S3 t0 Thu 5 Mar 13:00; +4 wh = 17:00 = Fri 08:00; level 2 +9 wh: Fri 13:00; level 3 +27 wh: Tue 10 Mar 13:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-05 13:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-05 23:00
expect none
until 2026-03-06 07:59
expect none
until 2026-03-06 08:00
expect sms +254711000001 case.reminder case=K
until 2026-03-06 13:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-10 13:00
expect sms +254711000003 case.escalated case=K level=3
