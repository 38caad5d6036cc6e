# Five refused looks at cases in an hour mute a number for an hour: its commands meet silence, its reports are answered.
# 09:30, 09:31, 10:02, 10:03 are answered (2 identical in 30 min); the fifth at 10:04 is silent and mutes until 11:04.
# The five differ, lest the third of the same text count as automatic.
# 10:40: the limits would allow help again, the muting does not. 11:10: answered.
# doubt: a look that meets silence because of the limits still counts as one of the five.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 09:30
sms +254722000001 "STATUS {K}"
expect sms +254722000001 refuse.no-such-case
wait 1m
sms +254722000001 "HALI {K}"
expect sms +254722000001 refuse.no-such-case
until 2026-03-02 10:02
sms +254722000001 "UPDATE {K} what happened there"
expect sms +254722000001 refuse.no-such-case
wait 1m
sms +254722000001 "VERIFY {K} visited the home"
expect sms +254722000001 refuse.no-such-case
wait 1m
sms +254722000001 "PASS {K} to the county"
until 2026-03-02 10:40
expect none
sms +254722000001 "HELP"
expect none
wait 5m
sms +254722000001 "REPORT bullying girl 12 Ganda"
expect sms +254722000001 report.received case=B
expect sms +254722000001 guidance.bullying
expect sms +254711000001 case.new case=B
until 2026-03-02 11:10
sms +254722000001 "HELP"
expect sms +254722000001 help
