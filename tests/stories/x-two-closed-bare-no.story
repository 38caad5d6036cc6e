# Two cases closed to one reporter within 14 days: a bare NO asks which, the reference alone completes it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 2m
sms +254700000001 "REPORT bullying girl 9 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=J
wait 2m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 2m
sms +254711000001 "DISCARD {J} the child was found at home and well"
expect sms +254711000001 confirm.code case=J code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 done.discarded case=J
expect sms +254700000001 case.discarded case=J
wait 2m
sms +254700000001 "NO"
expect sms +254700000001 ask.case
wait 2m
sms +254700000001 "{K}"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
expect case J state=discarded
