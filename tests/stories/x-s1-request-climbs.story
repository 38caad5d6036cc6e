# A request nobody answers climbs one level each 24 h by the wall, to the top, and there again; being asked is not being told.
# Asked Mon 09:10: 2 at once; 3 Tue; 4 Wed; 5 Thu; 5 again Fri, all 09:10. No other clock: taken up 09:05, its 12 h and 72 h pass unsaid.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
until 2026-03-03 09:09
expect none
until 2026-03-03 09:10
expect sms +254711000003 case.close-requested case=K
crash
until 2026-03-04 09:10
expect sms +254711000004 case.close-requested case=K
until 2026-03-05 09:10
expect sms +254711000005 case.close-requested case=K
until 2026-03-06 09:10
expect sms +254711000005 case.close-requested case=K
expect case K state=close-requested level=1
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
