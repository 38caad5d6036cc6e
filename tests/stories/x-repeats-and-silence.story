# A report sent four times: received, repeated twice, then silence; the officer hears once. Half an hour later it is repeated again.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 1m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.repeated case=K
wait 1m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.repeated case=K
wait 1m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect none
until 2026-03-02 09:40
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.repeated case=K
