# The nation's and the secretary's post are one person's: at level 5 nobody new is there; nothing is said until again.
# S1 t0 09:00: 2 09:20; 4 11:00; 5 15:00 held by who knows: passed on, nobody above; again Tue 15:00.
# doubt: level of the case then; the top says again 24 h after the last row, said or not.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person national +254711000004 at KE
person secretary +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000004 case.escalated case=K
