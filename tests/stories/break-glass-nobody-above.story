# Nobody stands above the one who breaks the glass: every admin is told, but never that person, who may be one too.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person scco     +254711000011 at 003.012
person admin    +254711000011 at KE
person admin    +254711000006 at KE
person admin    +254711000007 at KE
at 2026-03-02 22:30
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
read K by +254711000001
expect none
read K by +254711000011 "the brother of the boy is one of my cases"
expect sms +254711000006 alarm.break-glass case=K role=scco
expect sms +254711000007 alarm.break-glass case=K role=scco
expect none
