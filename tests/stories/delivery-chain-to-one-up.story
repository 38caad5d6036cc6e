# Nothing reaches the officer: second number, deputy, then one up with the reason unreachable; level 2's own time then
# passes unsaid, the reminder to level 1 still goes (ruling 7). S1, t0 10:00: 10:10 reminder, 10:20 nothing, 11:00 level 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
person scco +254711000021 at 003.016 deputy
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 10:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K
dlr +254711000001 failed
expect sms +254711000011 case.new case=K
dlr +254711000011 failed
expect sms +254711000021 case.new case=K
dlr +254711000021 failed
expect sms +254711000002 case.escalated case=K level=2 reason=unreachable
expect case K level=2 state=reported
until 2026-03-02 10:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
