# An S4 with an empty county: at level 2's moment the region hears in its place; it is the top from then on.
# Digest Tue 3 Mar 08:30; reminder +3 wd Fri 6 08:30; level 2 +10 wd Tue 17 Mar 08:30; again +5 wd: 18 19 23 24 25: Wed 25 Mar 08:30.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 10:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
until 2026-03-03 08:30
expect sms +254711000001 case.digest count=1
until 2026-03-06 08:30
expect sms +254711000001 case.reminder case=K
until 2026-03-17 08:29
expect none
until 2026-03-17 08:30
expect sms +254711000003 case.escalated case=K level=3 reason=vacant
until 2026-03-25 08:30
expect sms +254711000003 case.escalated case=K level=3
