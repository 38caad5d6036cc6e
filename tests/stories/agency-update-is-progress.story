# The police's update restarts the running no-progress clock of a case with an action; the reporter's does not (ruling 6).
# S1 taken up with action 09:05; police 15:00; reporter 20:00: the reminder comes at 15:00 + 12 h = Tue 03:00.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT trafficking boy 14 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.trafficking
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K} went to the bus stage with the police"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 15:00
sms +254711000006 "UPDATE {K} patrol sent to the road"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-02 20:00
sms +254700000001 "UPDATE {K} the bus left last night"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
until 2026-03-03 02:59
expect none
until 2026-03-03 03:00
expect sms +254711000001 case.reminder case=K
