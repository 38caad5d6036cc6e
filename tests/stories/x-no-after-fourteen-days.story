# On the fourteenth day NO still counts, on the fifteenth it comes too late, with and without the reference.
# Discarded Mon 2 Mar 09:05 both; NO for K on Mon 16 Mar 09:00; for J on Mon 16 Mar 09:10.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
sms +254700000002 "REPORT neglect girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=J
wait 5m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
sms +254711000001 "DISCARD {J} the child was found at home and well"
expect sms +254711000001 confirm.code case=J code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 done.discarded case=J
expect sms +254700000002 case.discarded case=J
until 2026-03-16 09:00
sms +254700000001 "2"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
until 2026-03-16 09:10
sms +254700000002 "NO {J}"
expect sms +254700000002 refuse.not-authorised case=J
wait 1m
sms +254700000002 "NO"
expect sms +254700000002 ask.case
expect case J state=discarded
