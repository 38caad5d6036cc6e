# One case, no references: each bare word acts on it in the state it is in.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "STATUS"
expect sms +254711000001 case.status case=K state=reported level=1
wait 5m
sms +254711000001 "VERIFY visited the home with the chief"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 5m
sms +254711000001 "UPDATE food was brought to them"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 5m
sms +254711000001 "CLOSE the mother is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
wait 11m
sms +254711000001 "VERIFY"
expect sms +254711000001 ask.case
sms +254700000001 "STATUS"
expect sms +254700000001 ask.case
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
