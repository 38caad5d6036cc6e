# No-progress and ceiling fall on one moment: one step, one text, and it is called ceiling.
# Taken up with action 09:05 Mon; reminder 21:05; no-progress Tue 09:05 (2), Wed 09:05 (3), Thu 09:05 with the ceiling (4), Fri 09:05 (5).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 21:05
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-03-04 09:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
until 2026-03-05 09:05
expect sms +254711000004 case.escalated case=K level=4 reason=ceiling
until 2026-03-06 09:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
until 2026-03-07 09:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
