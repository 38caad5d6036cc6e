# S3 taken up on a Friday evening: the county, told that morning, hears on Monday at 08:00; an S1 of Saturday rings at once.
# S3, t0 Thu 5 March 09:00: reminder 13:00, level 2 Fri 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-05 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-06 09:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-06 18:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-07 10:00
expect none
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=B
until 2026-03-07 10:05
sms +254711000001 "VERIFY {B} took her to hospital"
expect sms +254711000001 done.verified case=B
expect sms +254700000001 case.verified case=B
until 2026-03-07 22:05
expect sms +254711000001 case.reminder case=B
until 2026-03-08 10:05
expect sms +254711000002 case.escalated case=B level=2 reason=no-progress
until 2026-03-09 07:59
expect none
until 2026-03-09 08:00
expect sms +254711000002 case.verified case=K
