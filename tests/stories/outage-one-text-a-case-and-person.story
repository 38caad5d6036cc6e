# Of several texts that waited for one person about one case, one goes: case.new if it is among them (ruling 13).
# S2 on Sunday 23:00; away Mon 05:00 to 10:00: case.new (06:00), reminder (07:00), level 2 (08:00). Level 3 at 12:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-01 23:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
until 2026-03-02 05:00
expect none
outage 5h
expect sms +254711000001 case.new case=K late=yes
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect none
until 2026-03-02 11:59
expect none
until 2026-03-02 12:00
expect sms +254711000003 case.escalated case=K level=3 late=no
