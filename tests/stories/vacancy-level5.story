# No secretary: at the last row there is nobody above; the highest level told hears again from that row on.
# S1, t0 Mon 09:00: 09:10, 09:20, 10:00, 11:00 level 4; 15:00 nothing; again Tue 15:00 level 4.
# doubt: with no filled level above the last row, nothing is said at that moment (no text to those below).
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT incest girl 12 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.incest
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 10:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
