# What comes after an erasing meets nobody: a receipt of an old text, the same report once more, a bare NO, a code for the
# case. Nothing is said of it, nothing breaks.
person cpv      +254700000001 at 003.016.0077
person chp      +254700000002 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 10m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 10m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
erase K by +254711000005 "the father asks for it in writing"
expect sms +254711000005 confirm.code case=K code=D act=erase
dlr +254700000001 none
sms +254711000005 "YES {D}"
expect sms +254711000005 done.erased case=K
expect case K state=closed erased=yes
# the receipt of the text that told of the closing comes now, and says that it failed
dlr +254700000001 failed
# the code once more
sms +254711000005 "YES {D}"
expect sms +254711000005 refuse.bad-code
expect none
wait 5m
# a bare NO finds no case closed to this number
sms +254700000001 "NO"
expect sms +254700000001 ask.case
wait 30m
# the same words within two hours of the first: a new case, linked with nothing
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=L
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=L
wait 10m
sms +254700000001 "STATUS {L}"
expect sms +254700000001 case.status case=L
sms +254700000001 "UPDATE {K} he is hungry again"
expect sms +254700000001 refuse.no-such-case
sms +254711000002 "STATUS {K}"
expect sms +254711000002 refuse.no-such-case
expect none
