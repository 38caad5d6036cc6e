# PASS where the county and the region are empty reaches the nation, now; the officer is answered.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000001 "PASS {K} my car is away"
expect sms +254711000001 done.passed case=K
expect sms +254711000004 case.escalated case=K level=4 reason=passed
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 11:30
expect none
