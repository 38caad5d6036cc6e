# A second text about the case already reported, without a new kind or ward, is that reporter's UPDATE (ruling 1).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K
wait 10m
sms +254700000001 "he is beating him again"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
wait 10m
sms +254700000001 "defilement girl 9 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=B severity=S1
wait 5m
sms +254700000001 "he is beating him again and again"
expect sms +254700000001 ask.case
expect none
