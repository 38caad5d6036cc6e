# A court hearing: the officer is reminded five working days and one before it, told on the day, and then a level higher one,
# three and seven working days after it; at the table's highest level again every seven working days.
# Hearing Thu 2026-03-19. Before: 5 wd Thu 12, 1 wd Wed 18. After: 1 wd Mon 23 (Fri 20 is Idd), 3 wd Wed 25, 7 wd Tue 31; again
# 7 wd later: Good Friday and Easter Monday do not count, so Mon 13 April.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-09 10:00
duty hearing 7 by 2026-03-19 at scco 003.016
expect none
until 2026-03-12 08:29
expect none
until 2026-03-12 08:30
expect sms +254711000001 duty.remind duty=hearing day=2026-03-19 ref=C-7 late=no contains "by 19/3/2026: court hearing, child C-7."
expect none
until 2026-03-18 08:29
expect none
until 2026-03-18 08:30
expect sms +254711000001 duty.remind day=2026-03-19
until 2026-03-19 08:30
expect sms +254711000001 duty.due day=2026-03-19
until 2026-03-23 08:29
expect none
expect duty hearing 7 is=open level=0
until 2026-03-23 08:30
expect sms +254711000002 duty.over day=2026-03-19 reason=unanswered
expect none
until 2026-03-25 08:30
expect sms +254711000003 duty.over
until 2026-03-31 08:30
expect sms +254711000004 duty.over
expect duty hearing 7 is=open level=4
until 2026-04-13 08:29
expect none
until 2026-04-13 08:30
expect sms +254711000004 duty.over
until 2026-04-13 09:00
