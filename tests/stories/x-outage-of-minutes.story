# The carrier is away for 15 minutes: the reminder goes late, the county's row of 09:20 is in time.
# S1 t0 09:00; reminder 09:10 waits for 09:15; level 2 09:20.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
outage 15m
expect sms +254711000001 case.reminder case=K late=yes
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 late=no
