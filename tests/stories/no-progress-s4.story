# Taken up with an action, then silence, S4: reminder after 20 wd, one up after 30 wd; level 2 is the top and hears again
# at 60 wd, which is also the ceiling.
# Taken up Tue 3 March 10:00. Holidays on the way: Idd 20 March, Easter 3 and 6 April, Labour Day 1 May, Madaraka 1 June.
# +20 wd Wed 1 April; +30 wd Fri 17 April; +60 wd Tue 2 June, all at 10:00 (Idd-ul-Azha 27 May is not for all).
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
until 2026-03-03 08:30
expect sms +254711000001 case.digest count=1
until 2026-03-03 10:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-04-01 09:59
expect none
until 2026-04-01 10:00
expect sms +254711000001 case.reminder case=K
until 2026-04-17 09:59
expect none
until 2026-04-17 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-06-02 09:59
expect none
until 2026-06-02 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=ceiling
