# A missing ward said at night of a case taken up: the answer at once, the officer's text in the morning.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Malindi"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward choices=5
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} called the mother, she is away"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 21:00
sms +254700000001 "Ganda"
expect sms +254700000001 report.completed case=K
expect none
until 2026-03-03 08:00
expect sms +254711000001 case.completed case=K
