# Killed just after the report: case, texts and timers are there; nothing is said twice, the ladder goes on.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
crash
expect none
expect case K state=reported severity=S1 level=1
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
crash
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
crash
expect none
until 2026-03-02 09:59
expect none
