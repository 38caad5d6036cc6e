# A word of the police restarts the no-progress clock; the reporter's own word does not.
# S1 taken up with action 09:05; reminder would be 21:05, the police write 20:00: reminder Tue 08:00, one up Tue 20:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254711000001 "VERIFY {K} girl at the hospital with her aunt"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 20:00
sms +254711000006 "UPDATE {K} statement taken, OB 12"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K by=police
expect sms +254700000001 case.updated case=K by=police
until 2026-03-03 07:00
expect none
sms +254700000001 "UPDATE {K} the girl is afraid to go home"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
until 2026-03-03 07:59
expect none
until 2026-03-03 08:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 20:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
