# The machine's clock is set back an hour: every level hears at its minute all the same, and once.
# S1 runs by the wall. t0 23:30: reminder +10 min 23:40, level 2 +20 min 23:50, level 3 +60 min 00:30, level 4 +2 h 01:30.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-07 23:30
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 2m
clock back 1h
until 2026-03-07 23:39
expect none
until 2026-03-07 23:40
expect sms +254711000001 case.reminder case=K late=no
until 2026-03-07 23:49
expect none
until 2026-03-07 23:50
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered late=no
until 2026-03-08 00:29
expect none
until 2026-03-08 00:30
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
clock right
expect none
until 2026-03-08 01:29
expect none
until 2026-03-08 01:30
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
