# No national officer: the secretary hears at the nation's time; "again" counts from the last row, said or not (ruling 11).
# S1, t0 Mon 09:00: 11:00 level 5 (vacant); 15:00, its own time, nothing; again at last row + 24 h = Tue 15:00, not 11:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abducted girl 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abduction
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000005 case.escalated case=K level=5 reason=vacant
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-03-04 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
