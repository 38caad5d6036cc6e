# A day without a carrier: one late text for each case and person; the clocks did not stop.
# S1 t0 09:00: rows 2 to 5 pass in the outage (09:20, 10:00, 11:00, 15:00); back Tue 09:00; again 15:00 + 24 h = Tue 15:00.
# S2 of 08:00 (day clock): 2 10:00; 3 14:00; 4 Tue 08:00; 5 +48 dh Thu 08:00.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 08:00
person scco +254711000001 at 003.016
sms +254700000002 "REPORT child labour boy 13 Kakuyuni"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.child-labour
expect sms +254711000001 case.new case=J
until 2026-03-02 09:00
expect sms +254711000001 case.reminder case=J
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
outage 1d
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect sms +254711000002 case.escalated case=J level=2 late=yes
expect sms +254711000003 case.escalated case=K level=3 late=yes
expect sms +254711000003 case.escalated case=J level=3 late=yes
expect sms +254711000004 case.escalated case=K level=4 late=yes
expect sms +254711000004 case.escalated case=J level=4 late=yes
expect sms +254711000005 case.escalated case=K level=5 late=yes
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 late=no
until 2026-03-04 15:00
expect sms +254711000005 case.escalated case=K level=5 late=no
until 2026-03-05 08:00
expect sms +254711000005 case.escalated case=J level=5 late=no
