# After a dispute of an S1 the officer takes it up: of the levels only the region, told in this epoch, hears it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
wait 1m
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.discarded case=K
expect sms +254711000001 case.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 5m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000003 case.disputed case=K
wait 1m
sms +254711000001 "VERIFY {K} I found the baby now, she is at the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254711000003 case.verified case=K
expect sms +254700000001 case.verified case=K
wait 1m
sms +254711000001 "PASS {K} the hospital asks for money"
expect sms +254711000001 done.passed case=K
expect sms +254711000004 case.escalated case=K level=4 reason=passed
