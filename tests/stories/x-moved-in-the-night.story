# Shella is in Malindi and in Lamu. The answer "2" at 20:00 moves the case: the new officer hears in the morning, the old hears nothing and sees nothing.
# S3 t0 Mon 09:00 stays: level 2 of the new county Tue 09:00, the region Thu 5 Mar 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person scco +254711000031 at 005.022
person cccs +254711000032 at 005
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl 8 Shella"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward choices=2
expect sms +254711000001 case.new case=K place=003.016
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-02 20:00
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect none
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
until 2026-03-03 07:59
expect none
until 2026-03-03 08:00
expect sms +254711000031 case.new case=K place=005.022
until 2026-03-03 09:00
expect sms +254711000032 case.escalated case=K level=2
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
