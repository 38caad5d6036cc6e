# One person holds level 1 and level 2: at level 2's time the row goes to the next, for he was told (ruling 25).
# S1, t0 09:00: 09:10 reminder; 09:20 the region; 10:00, its own time, nothing; 11:00 the nation.
# doubt: the level so passed on is taken to say level=3; its reason is left open.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000001 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:19
expect none
until 2026-03-02 09:20
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4
