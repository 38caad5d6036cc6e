# Codes do not count against the limits of answers: after three refusals in ten minutes the code still comes (ruling 24).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "STATUS 4817 3025"
expect sms +254711000001 refuse.bad-reference
sms +254711000001 "STATUS 4817 3024"
expect sms +254711000001 refuse.no-such-case
sms +254711000001 "HELP"
expect sms +254711000001 help
sms +254711000001 "HELP"
expect none
sms +254711000001 "DISCARD {K} visited, there is no such family in the village"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
