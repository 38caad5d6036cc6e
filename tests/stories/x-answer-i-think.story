# "I think she is nine", in Swahili and English, is an age and no place: the case stays where it is.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "nadhani ana miaka 9"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K place=003.016
wait 5m
sms +254700000002 "REPORT bullying boy Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.bullying
expect sms +254700000002 ask.details case=J missing=age
expect sms +254711000001 case.new case=J
wait 5m
sms +254700000002 "nafikiri ana miaka 11"
expect sms +254700000002 report.completed case=J
expect sms +254711000001 case.completed case=J place=003.016
wait 5m
sms +254700000003 "REPORT neglect boy Malindi Town"
expect sms +254700000003 report.received case=L
expect sms +254700000003 guidance.neglect
expect sms +254700000003 ask.details case=L missing=age
expect sms +254711000001 case.new case=L
wait 5m
sms +254700000003 "I think he is 9 years"
expect sms +254700000003 report.completed case=L
expect sms +254711000001 case.completed case=L place=003.016
