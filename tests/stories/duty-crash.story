# The engine dies before a telling, at it and after it: each is said once, and what came due meanwhile is said after the start.
# Order to end on Thu 2026-03-12: 5 wd before is Thu 5, 1 wd Wed 11; after: 1 wd Fri 13, 3 wd Tue 17.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-03 10:00
duty order-expiry 1 by 2026-03-12 at scco 003.016
crash
until 2026-03-05 08:30
expect sms +254711000001 duty.remind duty=order-expiry
crash
until 2026-03-11 08:29
crash
until 2026-03-11 08:30
expect sms +254711000001 duty.remind
until 2026-03-12 08:30
expect sms +254711000001 duty.due
crash
until 2026-03-13 08:30
expect sms +254711000002 duty.over
crash
expect none
until 2026-03-17 08:30
expect sms +254711000003 duty.over
duty order-expiry 1 done
crash
wait 10d
