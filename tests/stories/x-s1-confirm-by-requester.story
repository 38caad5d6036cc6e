# Who asked for the closing of an S1 cannot confirm it, nor can the police; the county can.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254711000001 "VERIFY {K} girl at the hospital with her aunt"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} man in custody, girl with her aunt"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K by=scco
expect case K state=close-requested level=1
wait 2m
sms +254711000001 "CONFIRM {K}"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000006 "CONFIRM {K}"
expect sms +254711000006 refuse.not-authorised case=K
sms +254711000001 "VERIFY {K} all is well there"
expect sms +254711000001 refuse.not-authorised case=K
wait 10m
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
wait 1m
sms +254711000001 "YES {D}"
expect sms +254711000001 refuse.bad-code
sms +254711000002 "YES {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K by=cccs
expect sms +254700000001 case.closed case=K by=cccs
expect case K state=closed
