# A text that waits for the morning waits on when the morning is made a holiday; the S4 digest too.
# S3 Mon 18:00, S4 Mon 16:00; Tue becomes a holiday: both Wed: case.new 08:00, digest 08:30; reminder Wed 12:00; level 2 +9 wh Wed 17:00 = Thu 08:00.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 16:00
sms +254700000002 "REPORT birth certificate girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.registration
until 2026-03-02 18:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
wait 1h
holiday 2026-03-03
until 2026-03-03 12:00
expect none
until 2026-03-04 07:59
expect none
until 2026-03-04 08:00
expect sms +254711000001 case.new case=K
until 2026-03-04 08:30
expect sms +254711000001 case.digest case=J count=1
until 2026-03-04 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-05 08:00
expect sms +254711000002 case.escalated case=K level=2
