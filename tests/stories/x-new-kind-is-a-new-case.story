# A second text with a kind the case lacks is no update but a case of its own, though the same child.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "the boy was beaten again last night"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.physical
expect sms +254700000001 ask.details case=J missing=age,ward
expect sms +254711000001 case.new case=J severity=S2
wait 5m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=J
expect sms +254700000001 ask.details case=J missing=ward
expect sms +254711000001 case.completed case=J
wait 5m
sms +254700000001 "Ganda"
expect sms +254700000001 report.completed case=J
expect sms +254711000001 case.completed case=J
