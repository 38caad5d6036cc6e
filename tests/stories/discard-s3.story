# A false report is discarded by code, without an action; reporter and the levels told hear it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
wait 30m
sms +254711000001 "DISCARD {K} visited, there is no such family in the village"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
expect sms +254711000002 case.discarded case=K by=scco
expect case K state=discarded
wait 30d
expect none
