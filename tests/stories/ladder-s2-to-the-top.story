# A beaten boy, reported on a Friday: the day clock runs 06:00 to 22:00, weekends too, and climbs to the top.
# t0 Fri 09:00: +1 dh 10:00, +2 dh 11:00, +6 dh 15:00; +1 d = 16 dh = 13 on Friday and 3 on Saturday: Sat 09:00;
# +3 d Mon 09:00; again every 3 d: Thu 09:00, Sun 09:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-06 09:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-06 09:59
expect none
until 2026-03-06 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-06 10:59
expect none
until 2026-03-06 11:00
expect sms +254711000002 case.escalated case=K severity=S2 level=2 reason=unanswered
until 2026-03-06 14:59
expect none
until 2026-03-06 15:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
until 2026-03-07 08:59
expect none
until 2026-03-07 09:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
until 2026-03-09 08:59
expect none
until 2026-03-09 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-03-12 08:59
expect none
until 2026-03-12 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-03-15 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
expect case K state=reported level=5 severity=S2
