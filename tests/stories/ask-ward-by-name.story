# The ward comes as a name in a text of values; the officer of the same constituency hears that it is complete.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward
expect sms +254711000001 case.new case=K place=003.016
wait 5m
sms +254700000001 "Ganda"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
