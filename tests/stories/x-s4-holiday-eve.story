# Two S4 reports of a holiday's eve go as one digest on the next working day at 08:30; the ladder counts over Easter.
# Thu 19 Mar; Fri 20 Mar is a holiday; digest Mon 23 Mar 08:30; reminder +27 wh: Thu 26 Mar 08:30;
# level 2 +10 wd: 24 25 26 27 30 31 1 2 (3 and 6 Apr holidays) 7 8: Wed 8 Apr 08:30; again +5 wd: Wed 15 Apr 08:30.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-19 10:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
wait 5h
sms +254700000002 "REPORT inheritance girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.inheritance
expect none
until 2026-03-23 08:29
expect none
until 2026-03-23 08:30
expect sms +254711000001 case.digest count=2 severity=S4
expect case K level=1
expect case J level=1
until 2026-03-26 08:29
expect none
until 2026-03-26 08:30
expect sms +254711000001 case.reminder case=K severity=S4
expect sms +254711000001 case.reminder case=J severity=S4
until 2026-04-08 08:29
expect none
until 2026-04-08 08:30
expect sms +254711000002 case.escalated case=K level=2
expect sms +254711000002 case.escalated case=J level=2
until 2026-04-15 08:29
expect none
until 2026-04-15 08:30
expect sms +254711000002 case.escalated case=K level=2
expect sms +254711000002 case.escalated case=J level=2
