# PASS: one level above the highest told hears now; its own time then passes unsaid; the reminder still goes (ruling 7).
# S3, t0 Mon 09:00; passed 10:00; reminder 13:00; Tue 09:00 nothing; level 3 Thu 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 10:00
sms +254711000001 "PASS {K} the mother is my neighbour"
expect sms +254711000001 done.passed case=K
expect sms +254711000002 case.escalated case=K level=2 reason=passed
expect case K state=reported level=2
until 2026-03-02 12:59
expect none
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
