# Taking up stops the unanswered rows, and the levels already told hear of it, not the others.
# S3, t0 Mon 2 March 09:00: reminder 13:00, level 2 Tue 09:00; taken up Tue 10:00, so level 3 (Thu 09:00) is not told;
# no progress: reminder +4 wd Mon 9 10:00, then one up = level 3 +5 wd Tue 10 10:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-03 10:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
expect sms +254711000002 case.verified case=K action=yes by=scco
until 2026-03-09 09:59
expect none
until 2026-03-09 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-10 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
