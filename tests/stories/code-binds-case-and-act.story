# A code binds the case and the act it was sent for: asked for case B, it closes B and not A.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
wait 10m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 10m
sms +254711000001 "DISCARD {A} visited, there is no such family in the village"
expect sms +254711000001 confirm.code case=A
wait 10m
sms +254711000001 "DISCARD {B} the school says that nothing happened there"
expect sms +254711000001 confirm.code case=B code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 done.discarded case=B
expect sms +254700000001 case.discarded case=B
expect case A state=reported
expect case B state=discarded
