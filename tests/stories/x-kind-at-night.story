# An unknown of the night waits for six; its kind at 23:15 is grave: the officer hears now, once, and the county five minutes later.
# t0 23:00; level 2 23:20; level 3 00:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person police +254711000006 at 003.016
at 2026-03-02 23:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect none
until 2026-03-02 23:15
sms +254700000001 "defilement"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K
until 2026-03-02 23:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-03 00:00
expect sms +254711000003 case.escalated case=K level=3
