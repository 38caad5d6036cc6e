# A holiday gazetted in the afternoon moves the open work deadlines, not those of an S2; a past reminder is not said again.
# S3 t0 Mon 2 Mar 16:00 (1 wh); Tue becomes a holiday: reminder Wed 11:00; level 2 Wed 16:00. S2 t0 16:10: reminder 17:10; level 2 18:10; 3 22:10 -> Tue 06:10.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 16:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 10m
sms +254700000002 "REPORT child marriage girl 14 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.child-marriage
expect sms +254711000001 case.new case=J
wait 10m
holiday 2026-03-03
until 2026-03-02 17:10
expect sms +254711000001 case.reminder case=J
until 2026-03-02 18:10
expect sms +254711000002 case.escalated case=J level=2
until 2026-03-03 06:10
expect sms +254711000003 case.escalated case=J level=3
until 2026-03-04 10:59
expect none
until 2026-03-04 11:00
expect sms +254711000001 case.reminder case=K
until 2026-03-04 16:00
expect sms +254711000002 case.escalated case=K level=2
