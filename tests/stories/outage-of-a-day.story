# The carrier is away for a day: each level that came due hears once, late=yes, and the ladder goes on from the same t0.
# S1, t0 Mon 09:00. Reminder 09:10. Away from 09:15 to Tue 09:15: levels 2 (09:20), 3 (10:00), 4 (11:00) and 5 (15:00).
# Again: 15:00 + 24 h = Tue 15:00, in time.
# doubt: a row that came due in the outage says late=yes, whether it waited as a text or fires at its end.
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
expect sms +254711000001 case.reminder case=K late=no
outage 1d
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect sms +254711000003 case.escalated case=K level=3 late=yes
expect sms +254711000004 case.escalated case=K level=4 late=yes
expect sms +254711000005 case.escalated case=K level=5 late=yes
expect none
expect case K state=reported level=5
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 late=no
