# The policeman is named in the answer: from then on the police post has lost the case, and its share goes to the county.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254700000001 "9 years, by a police officer"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
expect sms +254711000002 case.new-shared case=K
wait 1m
sms +254711000006 "UPDATE {K} nothing was found by us"
expect sms +254711000006 refuse.no-such-case
sms +254711000006 "STATUS {K}"
expect sms +254711000006 refuse.no-such-case
