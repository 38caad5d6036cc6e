# What is to be done on a holiday or a Sunday is said on the last working day before it; a holiday that is gazetted later
# moves what is still to be said, and nothing is said twice.
# Visit by Sun 2026-03-15: 3 wd before Fri 13 is Tue 10; the day itself is said on Fri 13; 2 wd after Sun 15: Tue 17.
# Then Mon 16 is gazetted on Fri 13 at noon: 2 wd after are Tue 17 and Wed 18. With Tue 24 as well, 5 wd before Wed 25 (Fri 20
# is Idd) are no more Tue 17 but Fri 13: said at once.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-09 10:00
duty visit 1 by 2026-03-15 at scco 003.016
duty hearing 2 by 2026-03-20 at scco 003.016
duty hearing 3 by 2026-03-25 at scco 003.016
until 2026-03-10 08:30
expect sms +254711000001 duty.remind duty=visit day=2026-03-15
until 2026-03-12 08:30
expect sms +254711000001 duty.remind duty=hearing day=2026-03-20
until 2026-03-13 08:30
expect sms +254711000001 duty.remind duty=visit day=2026-03-15
until 2026-03-13 12:00
holiday 2026-03-16
expect none
holiday 2026-03-24
expect sms +254711000001 duty.remind ref=C-3 day=2026-03-25 late=yes
until 2026-03-17 12:00
expect none
until 2026-03-18 08:30
expect sms +254711000001 duty.remind duty=hearing day=2026-03-20
expect sms +254711000002 duty.over duty=visit
duty visit 1 done
until 2026-03-19 08:30
expect sms +254711000001 duty.remind duty=hearing day=2026-03-20
until 2026-03-22 12:00
expect none
