# An S3 nobody answers reaches the secretary over a holiday, then is said again every five working days.
# t0 Mon 2 Mar 09:00; reminder 13:00; 2: Tue 3; 3: Thu 5; 4: +7 wd Wed 11; 5: +15 wd: 3-6, 9-13, 16-19 are 13, 23, 24 (20 is a holiday): Tue 24;
# again +5 wd: 25 26 27 30 31: Tue 31 Mar 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-11 09:00
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-24 08:59
expect none
crash
until 2026-03-24 09:00
expect sms +254711000005 case.escalated case=K level=5
until 2026-03-31 08:59
expect none
until 2026-03-31 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-04-09 08:59
expect none
until 2026-04-09 09:00
expect sms +254711000005 case.escalated case=K level=5
