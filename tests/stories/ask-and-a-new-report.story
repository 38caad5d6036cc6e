# While a question stands, a text with REPORT is a new report, and so is one with another kind; the question still stands.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=A missing=age
expect sms +254711000001 case.new case=A
wait 5m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 5m
sms +254700000001 "truancy girl 13 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.truancy
expect sms +254711000001 case.new case=C
