# Of two who closed an S1 the higher counts, also when it was the higher who asked and the lower who confirmed: the NO passes over the secretary.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000005 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000005 confirm.code case=K code=C
sms +254711000005 "YES {C}"
expect sms +254711000005 done.close-requested case=K
expect sms +254711000004 case.close-requested case=K
wait 1m
sms +254711000004 "CONFIRM {K}"
expect sms +254711000004 confirm.code case=K code=D
sms +254711000004 "YES {D}"
expect sms +254711000004 done.discarded case=K
expect sms +254711000005 case.discarded case=K
expect sms +254711000001 case.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 1m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000004 case.disputed case=K
