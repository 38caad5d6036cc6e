# A word of the county on a case taken up without action is the action; the officer hears it, the author has the answer, no other level hears.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3
wait 5m
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
expect sms +254711000002 case.verified case=K action=no
expect sms +254711000003 case.verified case=K action=no
wait 5m
sms +254711000002 "UPDATE {K} ambulance sent from Kilifi hospital"
expect sms +254711000002 done.updated case=K
expect sms +254711000001 case.updated case=K by=cccs
expect sms +254700000001 case.updated case=K by=cccs
wait 5m
sms +254711000002 "UPDATE {K}"
expect sms +254711000002 ask.action case=K
until 2026-03-02 22:09
expect none
until 2026-03-02 22:10
expect sms +254711000001 case.reminder case=K
