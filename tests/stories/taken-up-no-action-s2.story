# Taken up without an action, S2: one up after 8 dh and again each 8 dh; at the top every 3 d; the ceiling of 7 d too.
# Taken up Mon 09:30: +8 dh 17:30 level 2; +8 dh = 4.5 on Monday and 3.5 from 06:00: Tue 09:30 level 3; Tue 17:30
# level 4; Wed 09:30 level 5; +3 d Sat 7 March 09:30; ceiling 7 d Mon 9 March 09:30; +3 d of the top Tue 10 09:30.
# doubt: once the top was told for no-action, "again" is counted from that telling, not from t0 as in ruling 11.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 09:30
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 17:29
expect none
until 2026-03-02 17:30
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-03 09:29
expect none
until 2026-03-03 09:30
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
until 2026-03-03 17:30
expect sms +254711000004 case.escalated case=K level=4 reason=no-action
until 2026-03-04 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-07 09:29
expect none
until 2026-03-07 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-09 09:29
expect none
until 2026-03-09 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=ceiling
until 2026-03-10 09:29
expect none
until 2026-03-10 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
