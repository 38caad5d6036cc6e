# What is done is not spoken of any more; one that is set again begins anew, and one that is moved is told by its new day.
# Follow-up by Thu 2026-03-12: 2 wd before is Tue 10. Moved to Wed 18: 2 wd before is Mon 16. Not done: 3 wd after, Fri 20 being
# Idd: Tue 24.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-09 10:00
duty follow-up 3 by 2026-03-12 at scco 003.016
duty follow-up 4 by 2026-03-12 at scco 003.016
until 2026-03-10 08:30
expect sms +254711000001 duty.remind ref=C-3
expect sms +254711000001 duty.remind ref=C-4
until 2026-03-11 10:00
duty follow-up 3 done
duty follow-up 4 by 2026-03-18 at scco 003.016
expect duty follow-up 3 is=done
until 2026-03-16 08:29
expect none
until 2026-03-16 08:30
expect sms +254711000001 duty.remind ref=C-4 day=2026-03-18
until 2026-03-18 08:30
expect sms +254711000001 duty.due ref=C-4
duty follow-up 3 by 2026-03-20 at scco 003.016
until 2026-03-19 08:30
expect sms +254711000001 duty.remind ref=C-3 day=2026-03-20
until 2026-03-19 12:00
duty follow-up 3 replaced
expect duty follow-up 3 is=replaced
until 2026-03-24 08:29
expect none
until 2026-03-24 08:30
expect sms +254711000002 duty.over ref=C-4
duty follow-up 4 done
wait 60d
