# An S2 of the night waits for six; a word of urgency at 23:30 makes an S1 of it: the officer hears now, the county's row of 23:20 fires at once.
# t0 23:00 (wall, since it is an S1): reminder 23:10 gives way; level 2 23:20 past; level 3 00:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 23:00
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect none
until 2026-03-02 23:30
sms +254700000001 "haraka, they are taking him away"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000002 case.escalated case=K level=2 severity=S1
until 2026-03-02 23:59
expect none
until 2026-03-03 00:00
expect sms +254711000003 case.escalated case=K level=3
