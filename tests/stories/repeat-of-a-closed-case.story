# The same text after the case was closed is a new case, within the 2 h too (ruling 24).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 20m
sms +254711000001 "DISCARD {K} visited, there is no such family in the village"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 20m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=B
expect case K state=discarded
