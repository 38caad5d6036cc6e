# The county's text fails and nobody deputises: the region hears at once as unreachable, and its own minute passes unsaid.
# S1 09:20 to the county fails; level 3 then; 10:00 unsaid; 11:00 level 4.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
dlr +254711000002 failed
expect sms +254711000003 case.escalated case=K level=3 reason=unreachable
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
