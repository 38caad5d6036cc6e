# An officer of another constituency, a volunteer of another case, the auditor: there is no such case. The admin neither.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person admin +254711000009 at KE
person scco +254711000020 at 003.011
person cccs +254711000032 at 005
person auditor +254711000040 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000020 "VERIFY {K} I will go there"
expect sms +254711000020 refuse.no-such-case
sms +254711000032 "UPDATE {K} I will go there"
expect sms +254711000032 refuse.no-such-case
sms +254700000002 "STATUS {K}"
expect sms +254700000002 refuse.no-such-case
sms +254700000002 "NO {K}"
expect sms +254700000002 refuse.no-such-case
sms +254711000040 "STATUS {K}"
expect sms +254711000040 refuse.no-such-case
sms +254700000001 "PASS {K} please hurry"
expect sms +254700000001 refuse.not-authorised case=K
sms +254700000001 "VERIFY {K} all is well"
expect sms +254700000001 refuse.not-authorised case=K
expect case K state=reported
