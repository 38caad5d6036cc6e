# An unreadable text from an unregistered number: the helpline stands as level 1, county and region pass in silence, the
# nation hears in time, and nobody above it (rulings 2 and 17).
# S2, t0 Mon 09:00: reminder 10:00; 11:00 and 15:00 nothing; level 4 +1 d Tue 09:00; level 5 (Thu 09:00) never.
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
person helpline  +254711000008 at KE
at 2026-03-02 09:00
sms +254722000002 "qqzzxx wwkkjj"
expect sms +254722000002 report.received case=K
expect sms +254722000002 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000008 case.new case=K severity=S2
until 2026-03-02 10:00
expect sms +254711000008 case.reminder case=K
until 2026-03-03 08:59
expect none
until 2026-03-03 09:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
until 2026-03-05 12:00
expect none
expect case K severity=S2 level=4
