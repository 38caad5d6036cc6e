# Taken up without an action, S4: one up after 10 wd; level 2 is the top, told again every 5 wd, and no higher.
# Digest Tue 3 March 08:30, taken up 10:00. +10 wd: Tue 17 10:00 level 2; +5 wd: 18, 19, (20 Idd), 23, 24, Wed 25 10:00.
# doubt: once the top was told for no-action, "again" is counted from that telling, not from t0 as in ruling 11.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT inheritance girl 12 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.inheritance
until 2026-03-03 08:30
expect sms +254711000001 case.digest count=1
until 2026-03-03 10:00
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-17 09:59
expect none
until 2026-03-17 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-25 09:59
expect none
until 2026-03-25 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
