# Killed between every step of a closing: the code still counts once, each text is said once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
crash
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
crash
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
crash
sms +254711000001 "naam {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
crash
sms +254711000001 "YES {C}"
expect sms +254711000001 refuse.bad-code
wait 1m
sms +254711000002 "kubali {K}"
expect sms +254711000002 confirm.code case=K code=D
crash
sms +254711000002 "NDIYO {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
crash
wait 3d
expect none
