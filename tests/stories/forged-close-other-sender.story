# Somebody outside texts CLOSE with a true reference: told that there is no such case, nothing changes, nobody else hears.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 30m
sms +254722999999 "CLOSE {K} all is fine, the family has settled it"
expect sms +254722999999 refuse.no-such-case
expect none
expect case K state=verified
