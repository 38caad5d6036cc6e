# Killed while a question and a waiting word stand: the answers still find them.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
crash
wait 5m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
wait 5m
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
crash
wait 5m
sms +254711000001 "counselled the mother and the child"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
