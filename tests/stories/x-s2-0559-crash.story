# One minute before the day begins the officer's text waits, also through a crash, and goes once.
# t0 06:00; reminder 07:00; level 2 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-03 05:59
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect none
crash
expect none
wait 1m
expect sms +254711000001 case.new case=K
crash
expect none
until 2026-03-03 07:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 08:00
expect sms +254711000002 case.escalated case=K level=2
