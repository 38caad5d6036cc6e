# A policeman of the constituency reports: his answer stands for the share; the health post hears; his later word is the police's, and progress.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254711000006 "REPORT defilement girl 9 Ganda"
expect sms +254711000006 report.received case=K
expect sms +254711000006 guidance.defilement
expect sms +254711000001 case.new case=K
expect sms +254711000007 case.new-shared case=K
wait 5m
sms +254711000001 "VERIFY {K} girl at the hospital with her aunt"
expect sms +254711000001 done.verified case=K
expect sms +254711000006 case.verified case=K
until 2026-03-02 15:00
sms +254711000006 "UPDATE {K} statement taken, OB 12"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K by=police
until 2026-03-03 02:59
expect none
until 2026-03-03 03:00
expect sms +254711000001 case.reminder case=K
