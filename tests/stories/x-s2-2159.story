# A report of 21:59 has one minute of its day left: every row counts on from there, not from the next morning.
# S2, day clock: t0 Mon 21:59; reminder +1 dh = 1 min + 59 min: Tue 06:59; level 2 +2 dh 07:59; level 3 +6 dh 11:59; level 4 +16 dh Tue 21:59;
# level 5 +48 dh: Thu 21:59.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 21:59
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect sms +254711000001 case.new case=K severity=S2 late=no
expect none
until 2026-03-03 06:58
expect none
until 2026-03-03 06:59
expect sms +254711000001 case.reminder case=K severity=S2
until 2026-03-03 07:58
expect none
wait 1m
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered severity=S2
until 2026-03-03 11:59
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-03 21:58
expect none
until 2026-03-03 21:59
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-05 21:58
expect none
wait 1m
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
expect case K state=reported level=5 severity=S2 epoch=1
