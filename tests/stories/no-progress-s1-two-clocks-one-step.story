# Taken up with an action, then silence, S1: reminder after 12 h, one up after 24 h and at each further 24 h; the
# ceiling of 72 h falls on the same moment as the third and makes one step with the reason ceiling (ruling 10).
# Taken up Mon 09:05: reminder 21:05; Tue 09:05 level 2; Wed level 3; Thu 09:05 level 4, ceiling; Fri level 5;
# Sat level 5 again; Sun 09:05 = 144 h: the second ceiling.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-02 21:04
expect none
until 2026-03-02 21:05
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:04
expect none
until 2026-03-03 09:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-03-04 09:04
expect none
until 2026-03-04 09:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
until 2026-03-05 09:04
expect none
until 2026-03-05 09:05
expect sms +254711000004 case.escalated case=K level=4 reason=ceiling
until 2026-03-06 09:04
expect none
until 2026-03-06 09:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
until 2026-03-07 09:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
until 2026-03-08 09:05
expect sms +254711000005 case.escalated case=K level=5 reason=ceiling
