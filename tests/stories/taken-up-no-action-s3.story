# Taken up without an action, S3: one up after 2 wd and again each 2 wd; at the top every 5 wd.
# Taken up Mon 2 March 10:00: Wed 4 level 2, Fri 6 level 3, Tue 10 level 4, Thu 12 level 5, +5 wd Thu 19, all at 10:00.
# doubt: once the top was told for no-action, "again" is counted from that telling, not from t0 as in ruling 11.
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
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-04 09:59
expect none
until 2026-03-04 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-06 09:59
expect none
until 2026-03-06 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
until 2026-03-10 10:00
expect sms +254711000004 case.escalated case=K level=4 reason=no-action
until 2026-03-12 10:00
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-19 09:59
expect none
until 2026-03-19 10:00
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
