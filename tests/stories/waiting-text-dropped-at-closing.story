# Closing drops what still waits about the case, but for the news of the closing itself (ruling 27).
# Friday 18:00 an update by the county waits for the officer; closed at 18:30; Monday 08:00 he hears case.closed alone.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-06 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-06 18:00
sms +254711000002 "UPDATE {K} the county has placed the boy with kin"
expect sms +254711000002 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-06 18:30
sms +254711000002 "CLOSE {K} the county has placed the boy with kin"
expect sms +254711000002 confirm.code case=K code=C
sms +254711000002 "YES {C}"
expect sms +254711000002 done.closed case=K
expect sms +254700000001 case.closed case=K
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000001 case.closed case=K
expect none
