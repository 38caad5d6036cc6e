# A standard case on a Saturday: the reporter is answered at once, the officer on Monday at 08:00, which is t0.
# t0 Mon 08:00: reminder +4 wh 12:00; level 2 +1 wd = 17:00, the end of the clock, so Tue 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-07 10:00
sms +254700000001 "REPORT out of school girl 11 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.out-of-school
expect none
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-09 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-10 07:59
expect none
until 2026-03-10 08:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
