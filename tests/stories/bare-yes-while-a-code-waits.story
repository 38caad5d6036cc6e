# A bare yes, or one with too few digits, is answered while a code waits, and closes nothing (rulings 17 and 21); where none
# waits it is chatter.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
sms +254711000001 "YES"
expect none
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
sms +254711000001 "CLOSE {K} the family is helped and followed"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES"
expect sms +254711000001 refuse.bad-code
sms +254711000001 "YES 123"
expect sms +254711000001 refuse.bad-code
expect case K state=verified
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
expect none
