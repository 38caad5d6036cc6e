# The digest of 08:30 goes when the carrier is back, as one late text.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
at 2026-03-02 16:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
sms +254700000002 "REPORT paternity girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.paternity
until 2026-03-03 08:00
expect none
outage 1h
expect sms +254711000001 case.digest count=2 late=yes
