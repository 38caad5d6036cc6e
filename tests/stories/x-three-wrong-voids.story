# The third wrong try voids the code and says so; the right one is then worth nothing; a new CLOSE brings a new one.
# Changed nothing: three answers in 10 min (bad, bad, too-many): the fourth is silent. A code is never silenced.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES 000000"
expect sms +254711000001 refuse.bad-code
sms +254711000001 "YES 000001"
expect sms +254711000001 refuse.bad-code
sms +254711000001 "YES 000002"
expect sms +254711000001 refuse.too-many
sms +254711000001 "YES {C}"
expect none
expect case K state=verified
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=D
wait 1m
sms +254711000001 "sawa {D}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
