# Three updates at night to the officer of an S3: the last says as much as the others, one text in the morning.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 16:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-02 20:00
sms +254700000001 "UPDATE {K} the boy sleeps at my house"
expect sms +254700000001 done.updated case=K
wait 5m
sms +254700000001 "UPDATE {K} he has eaten now"
expect sms +254700000001 done.updated case=K
wait 5m
sms +254700000001 "UPDATE {K} his mother is here"
expect sms +254700000001 done.updated case=K
until 2026-03-03 08:00
expect sms +254711000001 case.updated case=K
wait 1m
expect none
