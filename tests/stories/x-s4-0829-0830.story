# The first 08:30 of a working day after the report: one of 08:29 goes the same morning, one of 08:30 the next.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
at 2026-03-03 08:29
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
until 2026-03-03 08:30
expect sms +254711000001 case.digest case=K count=1
sms +254700000002 "REPORT paternity girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.paternity
until 2026-03-04 08:29
expect none
until 2026-03-04 08:30
expect sms +254711000001 case.digest case=J count=1
