# Level 1 is empty, the county took the case up; whoever is appointed hears of it as a new case, for it is open, and then has its reminders.
# S3 Mon 09:00; VERIFY 10:00; appointed Tue 10:00; no progress +4 wd Fri 6 Mar 10:00; one up Mon 9 Mar 10:00: the region (county told).
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K level=2 reason=vacant
until 2026-03-02 10:00
sms +254711000002 "VERIFY {K} visited the home, food was given"
expect sms +254711000002 done.verified case=K
expect sms +254700000001 case.verified case=K by=cccs
until 2026-03-03 10:00
person scco +254711000001 at 003.016
expect sms +254711000001 case.new case=K
until 2026-03-06 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-09 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
