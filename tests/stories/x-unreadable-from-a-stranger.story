# Nobody knows the number and no county is said: the helpline of the nation has it, nobody above level 4 hears, and never above S2.
# S2 t0 09:00: reminder 10:00; 2 and 3 silent; 4 +1 d Tue 09:00; 5 never: last row +3 d Thu 09:00, again +3 d: Sun 8 Mar 09:00, to level 4.
person helpline +254711000008 at KE
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254722000001 "tafadhali njooni hapa kwetu haraka"
expect sms +254722000001 report.received case=K
expect sms +254722000001 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000008 case.new case=K severity=S2
until 2026-03-02 10:00
expect sms +254711000008 case.reminder case=K
until 2026-03-03 08:59
expect none
until 2026-03-03 09:00
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-08 08:59
expect none
until 2026-03-08 09:00
expect sms +254711000004 case.escalated case=K level=4
