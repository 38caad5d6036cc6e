# A code lives 30 minutes: at 29 it closes, at 31 it does not.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 2m
sms +254700000002 "REPORT neglect girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=J
wait 3m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
wait 29m
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K by=scco
wait 5m
sms +254711000001 "DISCARD {J} the child was found at home and well"
expect sms +254711000001 confirm.code case=J code=D
wait 31m
sms +254711000001 "YES {D}"
expect sms +254711000001 refuse.bad-code
expect case J state=reported
expect case K state=discarded
