# A closed case is erased: asked for at the machine, done by the code of the national officer; then it is not there for
# anybody, and a new report from that number begins afresh.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
# open: it is not erased
erase K by +254711000004 "the father asks for it in writing" refused open
expect none
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
duty closure 1 done
wait 30d
erase K by +254711000004 "too short" refused reason
erase K by +254711000001 "the father asks for it in writing" refused second
expect none
erase K by +254711000004 "the father asks for it in writing"
expect sms +254711000004 confirm.code case=K code=D act=erase
# the code is the second person's alone
sms +254711000001 "YES {D}"
expect sms +254711000001 refuse.bad-code
expect case K state=closed erased=no
wait 5m
sms +254711000004 "YES {D}"
expect sms +254711000004 done.erased case=K
expect case K state=closed erased=yes
wait 5m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 refuse.no-such-case
wait 20m
sms +254700000001 "NO {K}"
expect sms +254700000001 refuse.no-such-case
sms +254711000001 "REOPEN {K} we must look again"
expect sms +254711000001 refuse.no-such-case
read K by +254711000001 refused refuse.no-such-case
erase K by +254711000004 "once more, to be sure of it" refused no-such-case
wait 40m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=N
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=N severity=S3
expect case N state=reported erased=no
