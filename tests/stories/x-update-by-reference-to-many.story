# One person reports three; LIST says three, a bare STATUS asks which, the references answer; of closed ones LIST is silent.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
wait 2m
sms +254700000001 "REPORT bullying girl 11 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 2m
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.child-labour
expect sms +254711000001 case.new case=D
wait 2m
sms +254700000001 "LIST"
expect sms +254700000001 case.list count=3
sms +254700000001 "STATUS"
expect sms +254700000001 ask.case
wait 1m
sms +254700000001 "{B}"
expect sms +254700000001 case.status case=B state=reported
wait 1m
sms +254711000001 "DISCARD {B} the child was found at school and well"
expect sms +254711000001 confirm.code case=B code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=B
expect sms +254700000001 case.discarded case=B
wait 11m
sms +254700000001 "orodha"
expect sms +254700000001 case.list count=2
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=2
