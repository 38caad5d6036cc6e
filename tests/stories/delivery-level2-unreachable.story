# The county cannot be reached: the region hears at once, and its own time passes unsaid.
# S1, t0 10:00: 10:20 level 2 fails, level 3 at once; 11:00 nothing; 12:00 level 4.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 10:00
sms +254700000001 "REPORT sodomy boy 8 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.sodomy
expect sms +254711000001 case.new case=K
until 2026-03-02 10:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 10:20
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
dlr +254711000002 failed
expect sms +254711000003 case.escalated case=K level=3 reason=unreachable
until 2026-03-02 11:59
expect none
until 2026-03-02 12:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
