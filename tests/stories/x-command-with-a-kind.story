# Without a reference a word with a kind in it is a report, not a command: the case is not closed by a sentence.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "Update a girl aged 9 was beaten at Shella Malindi"
expect sms +254711000001 report.received case=J
expect sms +254711000001 guidance.physical
expect case K state=reported
