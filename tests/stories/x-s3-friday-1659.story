# The last working minute of a Friday counts; the rest comes after the weekend.
# t0 Fri 6 Mar 16:59; +4 wh: 1 min + Mon 3 h 59: Mon 11:59; level 2 +9 wh: Mon 16:59; level 3 +27 wh: Wed 16:59; level 4 +63 wh: Tue 17 Mar 16:59.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-06 16:59
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-09 11:58
expect none
until 2026-03-09 11:59
expect sms +254711000001 case.reminder case=K
until 2026-03-09 16:58
expect none
until 2026-03-09 16:59
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-11 16:59
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-17 16:58
expect none
wait 1m
expect sms +254711000004 case.escalated case=K level=4
