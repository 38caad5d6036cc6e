# The carrier is away from 07:00 to 12:30: what was to be said at 08:00 is said once, late; the reminder of 12:00 is not said beside it.
# S3 reported Mon 20:00: t0 Tue 08:00; reminder 12:00; level 2 Wed 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 20:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
until 2026-03-03 07:00
expect none
outage 330m
expect sms +254711000001 case.new case=K late=yes
until 2026-03-04 08:00
expect sms +254711000002 case.escalated case=K level=2 late=no
