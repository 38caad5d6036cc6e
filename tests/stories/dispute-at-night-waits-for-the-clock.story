# A NO on a Saturday: the reporter is answered at once, the county hears on Monday at 08:00, which is t0: reminder 12:00.
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
wait 30m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
until 2026-03-07 20:00
sms +254700000001 "HAPANA"
expect sms +254700000001 done.disputed case=K
expect none
expect case K state=reported epoch=2
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000002 case.disputed case=K
until 2026-03-09 12:00
expect sms +254711000002 case.reminder case=K
