# While a closing is asked: a second CLOSE, VERIFY and NO are refused; the reporter's word reaches the officer; STATUS says so.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
wait 5m
sms +254700000001 "NO {K}"
expect sms +254700000001 refuse.not-authorised case=K
sms +254700000001 "UPDATE {K} the mother has not come back at all"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000002 "VERIFY {K} I will go there myself"
expect sms +254711000002 refuse.not-authorised case=K
wait 1m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 case.status case=K state=close-requested level=1
