# The kind comes late and is an emergency: guidance, police and health now hear, and the rows already passed fire at once.
# t0 Mon 09:00; "defilement" at 09:30: level 2 (+20 min) at once; level 3 10:00. The reminder of 09:10 is past.
# doubt: the reminder row of 09:10 is not said late, since the officer hears case.completed at that moment.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person rccs   +254711000003 at R1
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 09:30
sms +254700000001 "defilement"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.completed case=K severity=S1
expect sms +254711000006 case.new-shared case=K
expect sms +254711000007 case.new-shared case=K
expect sms +254711000002 case.escalated case=K severity=S1 level=2 reason=unanswered
until 2026-03-02 09:59
expect none
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
