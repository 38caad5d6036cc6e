# An urgent case of the evening: the day clock stops at 22:00 and goes on at 06:00.
# t0 Mon 20:00: reminder +1 dh 21:00; level 2 +2 dh = 22:00, the end of the clock, so Tue 06:00;
# level 3 +6 dh = 2 dh on Monday and 4 dh on Tuesday: 10:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 20:00
sms +254700000001 "REPORT child marriage girl 14 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-marriage
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 21:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 05:59
expect none
until 2026-03-03 06:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-03 09:59
expect none
until 2026-03-03 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
