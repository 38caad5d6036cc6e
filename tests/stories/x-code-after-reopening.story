# A code of the first epoch is worth nothing in the second: the county closed and reopened meanwhile.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
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
wait 1m
sms +254711000002 "CLOSE {K} settled at the county office this morning"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K by=cccs
expect sms +254700000001 case.closed case=K by=cccs
wait 5m
sms +254711000002 "REOPEN {K} the mother came again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K by=cccs
expect sms +254700000001 case.reopened case=K
expect case K state=reported epoch=2 level=1
wait 1m
sms +254711000001 "YES {C}"
expect sms +254711000001 refuse.bad-code
expect case K state=reported epoch=2
