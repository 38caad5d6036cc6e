# The same words of the same number, an hour after the closing, are a new case, not a repeat.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "report NEGLECT, boy 6 - Ganda!"
expect sms +254700000001 report.repeated case=K
wait 5m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 30m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=J
wait 119m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.repeated case=J
wait 2m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=L
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=L
wait 2m
sms +254700000002 "REPORT neglect boy 6 Ganda"
expect sms +254700000002 report.received case=M
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=M
