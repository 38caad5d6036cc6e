# Level 2 may reopen a disputed case, which starts one more epoch at level 1; an open case nobody disputed it may not.
# S3: reopened Mon 11:00: reminder +4 wh 15:00; level 2 Tue 11:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000002 "REOPEN {K} look at it again please"
expect sms +254711000002 refuse.not-authorised case=K
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 10m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
until 2026-03-02 11:00
sms +254711000002 "REOPEN {K} the officer is to go there today"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
expect case K state=reported epoch=3 level=1
until 2026-03-02 15:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 11:00
expect sms +254711000002 case.escalated case=K level=2
