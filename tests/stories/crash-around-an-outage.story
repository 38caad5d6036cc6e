# Killed as the carrier goes away and killed again as it comes back: still one text a level, none twice.
# S1, t0 Mon 09:00; away from 09:15 to 10:30: level 2 (09:20), level 3 (10:00). Level 4 at 11:00.
# doubt: the language cannot kill inside an outage; before and after is what it can say.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:15
expect sms +254711000001 case.reminder case=K
crash
outage 75m
crash
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect sms +254711000003 case.escalated case=K level=3 late=yes
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4 late=no
