# Taken up with an action, then silence, S3: reminder after 4 wd, one up after 5 wd and each further 5 wd; the ceiling of
# 20 wd falls on the fourth and makes one step (ruling 10).
# Taken up Mon 2 March 10:00: reminder Fri 6; Mon 9 level 2; Mon 16 level 3; +15 wd, with Idd on Fri 20: Tue 24 level 4;
# +20 wd Tue 31 level 5, ceiling, all at 10:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 10:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-06 09:59
expect none
until 2026-03-06 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-09 09:59
expect none
until 2026-03-09 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-03-16 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
until 2026-03-24 09:59
expect none
until 2026-03-24 10:00
expect sms +254711000004 case.escalated case=K level=4 reason=no-progress
until 2026-03-31 09:59
expect none
until 2026-03-31 10:00
expect sms +254711000005 case.escalated case=K level=5 reason=ceiling
