# "Close to Mwatate..." is a report, and goes to Mwatate's officer; "Hali ya mtoto..." too.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000061 at 006.025
at 2026-03-02 09:00
sms +254700000001 "Close to Mwatate a boy 6 years neglected"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000061 case.new case=K place=006.025
wait 5m
sms +254700000002 "Hali ya mtoto msichana miaka 9 Ganda ni mbaya, anakosa chakula"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=J place=003.016
