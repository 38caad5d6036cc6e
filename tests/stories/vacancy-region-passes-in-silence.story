# A region without a coordinator is passed in silence: the nation keeps its own time, nobody is told earlier.
# S1, t0 09:00: 09:10, 09:20, then 10:00 nothing, 11:00 level 4.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT sodomy boy 8 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.sodomy
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
