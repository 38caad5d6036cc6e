# "girl" answers the sex; a question is over after 24 h: the age of the next day's evening no longer fills it.
# Asked again Mon 09:05; Tue 09:06 is too late: "14" alone is then no answer to anything.
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254700000001 ask.details case=K missing=sex,age
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "girl"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.completed case=K
wait 2m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 21:07
expect sms +254711000001 case.reminder case=K
wait 1m
sms +254700000001 "3"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
