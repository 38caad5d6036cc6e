# The swap rehearsal: somebody else has the officer's number. Until it is marked lost their CLOSE only brings a code to the number
# on file; from then on no word from it counts, the second number speaks for the officer, and a report from it is still a report.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000091
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
lost +254711000001
# the code that came before is worth nothing any more
sms +254711000001 "YES {C}"
expect sms +254711000001 refuse.bad-code
expect case K state=verified
wait 20m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
sms +254711000001 "DISCARD {K} nobody of this name is known there"
expect sms +254711000001 refuse.no-such-case
read K by +254711000001 refused refuse.no-such-case
read K by +254711000001 "I must see the case at once, please" refused refuse.no-such-case
expect case K state=verified
wait 30m
# the officer goes on with the second number: codes and texts go there
sms +254711000091 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000091 confirm.code case=K code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 refuse.not-authorised
expect case K state=verified
wait 1h
# a child is reported from the lost phone: a report all the same
sms +254711000001 "REPORT neglect girl 3 Ganda"
expect sms +254711000001 report.received case=N
expect sms +254711000001 guidance.neglect
expect sms +254711000091 case.new case=N
