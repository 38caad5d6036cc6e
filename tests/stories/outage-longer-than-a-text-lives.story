# Away for two days: texts older than 24 h have expired and are made anew, still one for each case and person, late=yes.
# S1, t0 Mon 09:00; away Mon 09:15 to Wed 09:15: levels 2 to 5 on Monday, 5 again Tue 15:00. Next: Wed 15:00.
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
outage 2d
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect sms +254711000003 case.escalated case=K level=3 late=yes
expect sms +254711000004 case.escalated case=K level=4 late=yes
expect sms +254711000005 case.escalated case=K level=5 late=yes
expect none
until 2026-03-04 14:59
expect none
until 2026-03-04 15:00
expect sms +254711000005 case.escalated case=K level=5 late=no
