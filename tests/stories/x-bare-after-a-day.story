# A bare word counts from the last text that named the case: 23 h after the reminder it acts, 25 h after all texts it asks.
# S3 t0 Fri 6 Mar 10:00; reminder 14:00; Sat 13:00 STATUS (which names it again); Sun 13:01 asks.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-06 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-06 14:00
expect sms +254711000001 case.reminder case=K
until 2026-03-07 13:00
sms +254711000001 "STATUS"
expect sms +254711000001 case.status case=K state=reported
until 2026-03-08 13:01
sms +254711000001 "VERIFY visited the home with the chief"
expect sms +254711000001 ask.case
expect case K state=reported
