# A vacant post rings the administrator at most once a day, however many cases stand before it.
person cpv   +254700000001 at 003.016.0077
person cccs  +254711000002 at 003
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=A level=2 reason=vacant
expect sms +254711000009 alarm.vacant
wait 10m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000002 case.escalated case=B level=2 reason=vacant
until 2026-03-02 16:59
expect none
