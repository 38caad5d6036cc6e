# After STOP a volunteer hears only answers to his own texts, guidance among them; feedback is not kept for later.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "STOP"
expect sms +254700000001 stop.set
wait 2m
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
wait 2m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
wait 2m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect none
sms +254700000001 "STATUS"
expect sms +254700000001 case.status case=K state=verified
wait 2m
sms +254700000001 "START"
expect sms +254700000001 start.set
expect none
wait 2m
sms +254711000001 "UPDATE {K} food for two weeks was brought"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 2m
sms +254700000001 "SAFE"
expect sms +254700000001 stop.set
wait 2m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect none
wait 2m
sms +254700000001 "NO {K}"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
