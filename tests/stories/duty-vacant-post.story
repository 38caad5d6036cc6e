# A post that nobody holds: the next filled level is told at once, with reason vacant, and the administrator hears of it; that
# level's own time then passes unsaid. Somebody is appointed: the next reminder is theirs.
# Hearing Thu 2026-03-19: 5 wd before Thu 12, 1 wd Wed 18. After: 1 wd Mon 23 (Fri 20 is Idd), 3 wd Wed 25: the region has no
# rccs and is passed in silence; 7 wd Tue 31: national.
person cccs +254711000002 at 003
person national +254711000004 at KE
person admin +254711000009 at KE
at 2026-03-09 10:00
duty hearing 7 by 2026-03-19 at scco 003.016
until 2026-03-12 08:30
expect sms +254711000002 duty.remind reason=vacant contains "19/3/2026"
expect sms +254711000009 alarm.vacant
expect none
until 2026-03-16 10:00
person scco +254711000001 at 003.016
until 2026-03-18 08:30
expect sms +254711000001 duty.remind
until 2026-03-19 08:30
expect sms +254711000001 duty.due
until 2026-03-24 10:00
expect none
until 2026-03-25 12:00
expect none
expect duty hearing 7 level=3
until 2026-03-31 08:30
expect sms +254711000004 duty.over reason=unanswered
