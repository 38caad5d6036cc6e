# Taken up with an action, then silence, S2: reminder after 24 dh, one up after 2 d and each further 2 d; ceiling 7 d.
# Taken up Mon 2 March 09:30: +24 dh = 16 to Tue 09:30 and 8 more: Tue 17:30; +2 d Wed 4 level 2; Fri 6 level 3;
# Sun 8 level 4; 7 d Mon 9 level 5, ceiling; 8 d Tue 10 level 5 again, no-progress, all at 09:30.
# doubt: the reminder is said once, before the first one up, and not before each further interval.
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
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-03 17:29
expect none
until 2026-03-03 17:30
expect sms +254711000001 case.reminder case=K
until 2026-03-04 09:29
expect none
until 2026-03-04 09:30
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-03-06 09:30
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
until 2026-03-08 09:30
expect sms +254711000004 case.escalated case=K level=4 reason=no-progress
until 2026-03-09 09:29
expect none
until 2026-03-09 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=ceiling
until 2026-03-10 09:29
expect none
until 2026-03-10 09:30
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
