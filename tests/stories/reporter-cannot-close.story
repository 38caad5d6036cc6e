# The reporter sees the case but may not take it up, close it or pass it: refused by name.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 15m
sms +254700000001 "CLOSE {K} the family has come to an agreement"
expect sms +254700000001 refuse.not-authorised case=K
wait 31m
sms +254700000001 "VERIFY {K} I have visited the home"
expect sms +254700000001 refuse.not-authorised case=K
wait 31m
sms +254700000001 "PASS {K} nobody does anything here"
expect sms +254700000001 refuse.not-authorised case=K
expect case K state=reported level=1
