# The post above the closer is empty: the NO goes to the next filled one, and the rows above it run from the NO.
# S3 NO Mon 10:00 to the nation (county and region empty): reminder 14:00; level 5 +15 wd: 13 is Thu 19, 20 a holiday: Tue 24 Mar 10:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
until 2026-03-02 10:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000004 case.disputed case=K
expect case K level=4 epoch=2
until 2026-03-02 14:00
expect sms +254711000004 case.reminder case=K
until 2026-03-24 09:59
expect none
until 2026-03-24 10:00
expect sms +254711000005 case.escalated case=K level=5
