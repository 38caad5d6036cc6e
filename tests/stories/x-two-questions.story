# Two reports each lack their age: the bare number answers one of them, and then the other.
# doubt: which is not said; the newest, asked last, is what a person answers first.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "REPORT bullying girl Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.bullying
expect sms +254700000001 ask.details case=J missing=age
expect sms +254711000001 case.new case=J
wait 5m
sms +254700000001 "11"
expect sms +254700000001 report.completed case=J
expect sms +254711000001 case.completed case=J
wait 5m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
