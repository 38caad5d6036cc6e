# Without a question 2 is no: after a closing it is the reporter's dispute (ruling 18).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "DISCARD {K} visited, there is no such family in the village"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 1h
sms +254700000001 "2"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
expect case K state=reported epoch=2
