# The perpetrator is a children's officer: the sub-county neither hears nor sees, its duty goes one filled level up.
# doubt: the county is told as for a vacant post (case.escalated level=2), and stands as the officer, without a reminder.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda childrens officer"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K level=2
wait 10m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
wait 10m
sms +254700000001 "UPDATE {K} he came again with him"
expect sms +254700000001 done.updated case=K
expect sms +254711000002 case.updated case=K
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
