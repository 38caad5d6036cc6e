# The kind comes at 10:30 and is grave: rows of an S1 that are past fire at once to levels not told, the others keep the first t0.
# Unknown S2 t0 09:00; reminder 10:00. S1 rows: 2 09:20, 3 10:00 fire 10:30; 4 11:00; 5 15:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details missing=abuse
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-02 10:30
sms +254700000001 "defilement"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.completed case=K severity=S1
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered severity=S1
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-02 15:00
expect sms +254711000005 case.escalated case=K level=5
