# An unreadable text, then one with a kind, sex, age and ward without REPORT: it answers what was asked, and the S2 of unknown becomes an S1.
# t0 09:00; at 09:15 the reminder of 09:10 gives way; level 2 of S1 09:20.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "tafadhali njooni hapa kwetu"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 09:15
sms +254700000001 "msichana miaka 9 amenajisiwa Ganda"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.completed case=K severity=S1
expect sms +254711000006 case.new-shared case=K severity=S1
expect sms +254711000007 case.new-shared case=K severity=S1
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 severity=S1
