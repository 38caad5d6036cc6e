# A number nobody registered reports, asks, adds, may not close, hears the end, disputes it.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254722000001 "neglect boy 6 Ganda"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254722000001 "STATUS {K}"
expect sms +254722000001 case.status case=K state=reported level=1
sms +254722000001 "LIST"
expect sms +254722000001 case.list count=1
wait 5m
sms +254722000001 "UPDATE {K} the mother is back but drunk"
expect sms +254722000001 done.updated case=K
expect sms +254711000001 case.updated case=K
sms +254722000001 "CLOSE {K} the mother is back and all is well"
expect sms +254722000001 refuse.not-authorised case=K
sms +254722000002 "STATUS {K}"
expect sms +254722000002 refuse.no-such-case
wait 11m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254722000001 case.discarded case=K
wait 1m
sms +254722000001 "LIST"
expect sms +254722000001 case.list count=0
sms +254722000001 "NO"
expect sms +254722000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
