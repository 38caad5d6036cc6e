# A lone 2 answers the choice that stands; once it is answered a lone 2 is NO, of the one case closed to that reporter.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person scco +254711000031 at 005.022
at 2026-03-02 09:00
sms +254700000001 "REPORT bullying girl 11 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=J
wait 5m
sms +254711000001 "DISCARD {J} the child was found at school and well"
expect sms +254711000001 confirm.code case=J code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=J
expect sms +254700000001 case.discarded case=J
wait 5m
sms +254700000001 "REPORT neglect girl 8 Shella"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K choices=2
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.new case=K place=005.022
wait 5m
sms +254700000001 "2"
expect sms +254700000001 done.disputed case=J
expect sms +254711000002 case.disputed case=J
