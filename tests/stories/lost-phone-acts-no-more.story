# An officer's phone is stolen and marked lost: no word from it acts on a case, sets leave or lists cases; a code sent to
# it before is worth nothing, from any number; the second number works on, and codes go there.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
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
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
lost +254711000001
sms +254711000001 "YES {C}"
expect sms +254711000001 refuse.bad-code
expect case K state=verified
sms +254711000011 "YES {C}"                     # forged in the name of the second number: the code is void
expect sms +254711000011 refuse.bad-code
expect case K state=verified
wait 31m
sms +254711000001 "LEAVE 03/03 04/04 +254711000002"
expect sms +254711000001 help
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=0
wait 31m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
sms +254711000001 "CLOSE {K} all is fine, the family has settled it"
expect sms +254711000001 refuse.no-such-case
wait 31m
sms +254711000001 "UPDATE {K} nothing more to do here"
expect sms +254711000001 refuse.no-such-case
expect case K state=verified
wait 31m
sms +254711000011 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000011 confirm.code case=K code=D
sms +254711000011 "YES {D}"
expect sms +254711000011 done.closed case=K
expect sms +254700000001 case.closed case=K
expect case K state=closed
