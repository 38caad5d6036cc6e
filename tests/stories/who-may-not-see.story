# Officers of other places and other volunteers are told that there is no such case.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person cpv  +254700000002 at 003.016.0076
person scco +254711000031 at 003.012
person cccs +254711000032 at 001
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 15m
sms +254711000031 "VERIFY {K} visited the home"
expect sms +254711000031 refuse.no-such-case
sms +254711000032 "STATUS {K}"
expect sms +254711000032 refuse.no-such-case
sms +254700000002 "UPDATE {K} the boy is back"
expect sms +254700000002 refuse.no-such-case
expect none
expect case K state=reported
