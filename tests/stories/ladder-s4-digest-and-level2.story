# An administrative case: told in the next morning's digest, reminded, then the county, and the county again; no higher.
# Report Mon 2 Mar 09:00; t0 = Tue 3 Mar 08:30. Reminder +3 wd Fri 6. Level 2 +10 wd Tue 17. Again +5 wd: 18, 19,
# (20 is Idd-ul-Fitr), 23, 24, 25: Wed 25 March, all at 08:30.
# doubt: t0 of S4 is taken as the moment of the digest, since the row is named "t0: level 1 told".
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
expect case K state=reported severity=S4 level=0
until 2026-03-03 08:29
expect none
until 2026-03-03 08:30
expect sms +254711000001 case.digest severity=S4 count=1
expect case K level=1
until 2026-03-06 08:29
expect none
until 2026-03-06 08:30
expect sms +254711000001 case.reminder case=K
until 2026-03-17 08:29
expect none
until 2026-03-17 08:30
expect sms +254711000002 case.escalated case=K severity=S4 level=2 reason=unanswered
until 2026-03-25 08:29
expect none
until 2026-03-25 08:30
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
expect case K state=reported level=2
