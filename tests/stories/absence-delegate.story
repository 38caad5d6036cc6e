# On leave with a delegate: the delegate hears and has the rights of the post; from 24:00 of the last day the holder again.
# Leave is Mon 2 March, whole day. S3 at 15:00; reminder +4 wh = 2 on Monday, 2 on Tuesday: 10:00, to the holder.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000031 at 003.012
absent +254711000001 from 2026-03-02 to 2026-03-02 delegate +254711000031
at 2026-03-02 15:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000031 case.new case=K severity=S3
until 2026-03-03 09:59
expect none
until 2026-03-03 10:00
expect sms +254711000001 case.reminder case=K
