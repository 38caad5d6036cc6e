# A children's officer is named: the office of the constituency neither hears nor sees; its duty goes one filled level up.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT beaten by children's officer boy 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000002 case.escalated case=K level=2
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
sms +254711000001 "CLOSE {K} nothing of that kind happened here"
expect sms +254711000001 refuse.no-such-case
sms +254711000006 "UPDATE {K} statement taken, OB 12"
expect sms +254711000006 done.updated case=K
expect sms +254711000002 case.updated case=K
expect sms +254700000001 case.updated case=K
wait 5m
sms +254711000002 "VERIFY {K} the county takes this up itself"
expect sms +254711000002 done.verified case=K
expect sms +254700000001 case.verified case=K by=cccs
