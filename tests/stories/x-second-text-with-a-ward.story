# A second text that names a ward is a case of its own, not an update.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "please come to Ganda ward quickly"
expect sms +254700000001 report.received case=J
expect sms +254700000001 ask.details case=J missing=abuse,sex,age
expect sms +254711000001 case.new case=J severity=S2
