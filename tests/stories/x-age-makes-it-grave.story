# Beaten, no age: S2. The age comes, four: S1 by the table, with its rows; the police, told already, hear nothing new.
# t0 09:00; "4" at 09:15: the reminder of 09:10 gives way to case.completed; level 2 09:20.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT beaten boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K severity=S2
expect sms +254711000006 case.new-shared case=K severity=S2
until 2026-03-02 09:15
sms +254700000001 "4"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K severity=S1
until 2026-03-02 09:19
expect none
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 severity=S1
