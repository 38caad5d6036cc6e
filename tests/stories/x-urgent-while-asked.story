# The same in one step: the age is asked, the girl bleeds, an S2 becomes an S1 and the county's row comes at 09:20.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT child labour girl Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K severity=S2
wait 15m
sms +254700000001 "she is bleeding, come"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K severity=S1
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 severity=S1
