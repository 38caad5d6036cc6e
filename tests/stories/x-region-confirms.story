# The county is asked, the region confirms: any other person above may. The county was asked, not told: it hears nothing more.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
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
sms +254711000001 "REJECT {K} I think again about it"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000003 "CONFIRM {K}"
expect sms +254711000003 confirm.code case=K code=D
sms +254711000003 "YES {D}"
expect sms +254711000003 done.discarded case=K
expect sms +254711000001 case.discarded case=K by=rccs
expect sms +254700000001 case.discarded case=K
expect case K state=discarded
