# LEAVE from to delegate sets the days and the delegate; LEAVE 0 ends it (section 4, ruling 15).
# doubt: LEAVE 0 is answered with leave.set.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000031 at 003.012
at 2026-03-02 09:00
sms +254711000001 "LEAVE 03/03 06/03 0711000031"
expect sms +254711000001 leave.set
wait 10m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
until 2026-03-02 13:10
expect sms +254711000001 case.reminder case=A
until 2026-03-03 08:30
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000031 case.new case=B
until 2026-03-03 12:29
sms +254711000001 "LEAVE 0"
expect sms +254711000001 leave.set
until 2026-03-03 12:30
expect sms +254711000001 case.reminder case=B
