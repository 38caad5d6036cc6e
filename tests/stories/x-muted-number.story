# Five references that are not his in an hour: commands of that number are stored and not answered for an hour; a report is answered, feedback goes.
# refuse.no-such-case is said twice in 30 min at most: 09:10 09:15 said, 09:50 said, 09:55 said, 10:05 silent and the fifth (09:10 to 10:05 is 55 min).
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254722000001 "neglect boy 6 Ganda"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000002 "REPORT neglect girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=J
wait 5m
sms +254722000001 "STATUS {J}"
expect sms +254722000001 refuse.no-such-case
wait 5m
sms +254722000001 "UPDATE {J} who are you"
expect sms +254722000001 refuse.no-such-case
until 2026-03-02 09:50
sms +254722000001 "STATUS {J}"
expect sms +254722000001 refuse.no-such-case
wait 5m
sms +254722000001 "STATUS {J}"
expect sms +254722000001 refuse.no-such-case
until 2026-03-02 10:05
sms +254722000001 "STATUS {J}"
expect none
until 2026-03-02 10:30
sms +254722000001 "STATUS {K}"
expect none
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254722000001 case.verified case=K
sms +254722000001 "REPORT bullying boy 11 Ganda"
expect sms +254722000001 report.received case=L
expect sms +254722000001 guidance.bullying
expect sms +254711000001 case.new case=L
until 2026-03-02 11:10
sms +254722000001 "STATUS {K}"
expect sms +254722000001 case.status case=K
