# The officer is also the county's delegate: the county post would be himself, so the region is asked, and his CONFIRM is refused.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
absent +254711000002 from 2026-03-01 to 2026-03-10 delegate +254711000001
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 3m
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000003 case.close-requested case=K
wait 2m
sms +254711000001 "CONFIRM {K}"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000003 "CONFIRM {K}"
expect sms +254711000003 confirm.code case=K code=D
sms +254711000003 "YES {D}"
expect sms +254711000003 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
