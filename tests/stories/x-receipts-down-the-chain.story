# A failed text falls to the second number, then the deputy, then one up as unreachable, whose own minute then passes unsaid.
# S1 t0 09:00; the reminder of 09:10 goes to the officer's number all the same; level 3 10:00.
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person scco +254711000001 at 003.016 phone2 +254711000011
person scco +254711000012 at 003.016 deputy
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
dlr +254711000001 failed
expect sms +254711000011 case.new case=K
dlr +254711000011 failed
expect sms +254711000012 case.new case=K
dlr +254711000012 failed
expect sms +254711000002 case.escalated case=K level=2 reason=unreachable
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:59
expect none
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
