# Good Friday, the weekend and Easter Monday do not count for a standard case.
# t0 Thu 2 Apr 16:00 (1 wh that day); reminder +4 wh: Tue 7 Apr 11:00; level 2 +9 wh: Tue 16:00; level 3 +27 wh: Thu 9 Apr 16:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-04-02 16:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-04-07 10:59
expect none
until 2026-04-07 11:00
expect sms +254711000001 case.reminder case=K
until 2026-04-07 15:59
expect none
until 2026-04-07 16:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-04-09 16:00
expect sms +254711000003 case.escalated case=K level=3
