# Idd-ul-Azha (Wed 27 May 2026) is in the table for some only: the work clock runs, unless it is gazetted for all (ruling 30).
# t0 Tue 26 May 09:00: level 2 Wed 27 09:00. A second case on Wed 27 10:00: then gazetted: its t0 stays, its reminder of
# 14:00 moves: 0 wh pass on the 27th, so Thu 28 08:00 + 4 wh = 12:00.
# doubt: when the day of t0 itself becomes a holiday, its hours are taken out, and rows count from the next 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-05-26 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-05-26 13:00
expect sms +254711000001 case.reminder case=K
until 2026-05-27 08:59
expect none
until 2026-05-27 09:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-05-27 10:00
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 1h
holiday 2026-05-27
until 2026-05-28 11:59
expect none
until 2026-05-28 12:00
expect sms +254711000001 case.reminder case=B
