# A case that moves while its closing is asked: the old county has lost it, and its CONFIRM finds no such case; the new county may decide.
# doubt: whether the new county is asked at the move or only at the 24 h step; this story says at once, as for a row already passed.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person scco +254711000031 at 005.022
person cccs +254711000032 at 005
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Shella"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254700000001 ask.details case=K choices=2
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 2m
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
wait 10m
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.new case=K
expect sms +254711000032 case.close-requested case=K
expect case K state=close-requested
wait 2m
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 refuse.no-such-case
sms +254711000032 "CONFIRM {K}"
expect sms +254711000032 confirm.code case=K code=D
sms +254711000032 "YES {D}"
expect sms +254711000032 done.closed case=K
expect sms +254711000031 case.closed case=K
expect sms +254700000001 case.closed case=K
