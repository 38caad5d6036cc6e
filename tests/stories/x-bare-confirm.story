# The county's bare CONFIRM is the one case it was asked about; a CONFIRM of a case nobody asks to close is refused.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 refuse.not-authorised case=K
wait 1m
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
wait 1m
sms +254711000002 "CONFIRM"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.discarded case=K
expect sms +254711000001 case.discarded case=K
expect sms +254700000001 case.discarded case=K
