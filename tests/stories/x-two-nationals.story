# Nobody is secretary, but two hold the nation's post: the closing one of them wants is asked of the other.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
person national +254711000014 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000004 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000004 confirm.code case=K code=C
sms +254711000004 "YES {C}"
expect sms +254711000004 done.close-requested case=K
expect sms +254711000014 case.close-requested case=K by=national
wait 1m
sms +254711000014 "CONFIRM {K}"
expect sms +254711000014 confirm.code case=K code=D
sms +254711000014 "YES {D}"
expect sms +254711000014 done.discarded case=K
expect sms +254711000004 case.discarded case=K
expect sms +254711000001 case.discarded case=K
expect sms +254700000001 case.discarded case=K
