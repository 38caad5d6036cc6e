# Passed up again and again: each time the next above the highest told, at the top refused. The rows of those told pass unsaid.
# S1 t0 09:00; told 2 to 5 by 09:04; reminder 09:10 still goes; the last row is 15:00, so again Tue 15:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000001 "PASS {K} my car is away"
expect sms +254711000001 done.passed case=K
expect sms +254711000002 case.escalated case=K level=2 reason=passed
wait 1m
sms +254711000001 "PASS {K} nobody answers"
expect sms +254711000001 done.passed case=K
expect sms +254711000003 case.escalated case=K level=3 reason=passed
wait 1m
sms +254711000002 "PASS {K} roads are cut"
expect sms +254711000002 done.passed case=K
expect sms +254711000004 case.escalated case=K level=4 reason=passed
wait 1m
sms +254711000004 "PASS {K} for the secretary"
expect sms +254711000004 done.passed case=K
expect sms +254711000005 case.escalated case=K level=5 reason=passed
sms +254711000005 "PASS {K} higher"
expect sms +254711000005 refuse.not-authorised case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
