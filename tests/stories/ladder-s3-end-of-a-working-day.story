# A moment at the end of the clock's hours is the start of the next: Friday 17:00 is Monday 08:00.
# t0 Fri 08:00: reminder +4 wh 12:00; level 2 +9 wh = Fri 17:00, so Mon 08:00; level 3 +27 wh: Fri 9, Mon 9, Tue 9 is
# Tue 17:00, so Wed 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-06 08:00
sms +254700000001 "REPORT truancy boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.truancy
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-06 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-11 07:59
expect none
until 2026-03-11 08:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
