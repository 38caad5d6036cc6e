# At the top another holder of national or secretary is asked; a dispute of what the secretary confirmed goes to that other as well.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000005 "VERIFY {K} the minister's office took the baby in"
expect sms +254711000005 done.verified case=K
expect sms +254711000001 case.verified case=K by=secretary
expect sms +254700000001 case.verified case=K
wait 1m
sms +254711000005 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000005 confirm.code case=K code=C
sms +254711000005 "YES {C}"
expect sms +254711000005 done.close-requested case=K
expect sms +254711000004 case.close-requested case=K by=secretary
wait 1m
sms +254711000001 "CONFIRM {K}"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000004 "CONFIRM {K}"
expect sms +254711000004 confirm.code case=K code=D
sms +254711000004 "YES {D}"
expect sms +254711000004 done.closed case=K
expect sms +254711000005 case.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
wait 1m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000004 case.disputed case=K
expect case K state=reported epoch=2
