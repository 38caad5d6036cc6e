# A reminder that waited in an outage is made anew from the current state, once, and says that it is late (rulings 13, 33).
# S1, t0 09:00; away 09:05 to 09:25: the reminder of 09:10 expired at 09:20; the case is still unanswered, so it is made anew.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:05
outage 20m
expect sms +254711000001 case.reminder case=K late=yes
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect none
