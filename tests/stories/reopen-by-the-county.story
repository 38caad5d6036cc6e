# The county reopens: a new epoch, the ladder from the start, the officer and the reporter hear.
# Reopened Wed 4 March 09:00 = t0: reminder +4 wh 13:00; level 2 +1 wd Thu 09:00, the county itself.
# doubt: case.reopened to the officer counts as the telling of level 1 (level=1).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 30m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
until 2026-03-04 09:00
sms +254711000002 "REOPEN {K} the boy was found alone again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K by=cccs
expect sms +254700000001 case.reopened case=K
expect case K state=reported level=1 epoch=2
until 2026-03-04 12:59
expect none
until 2026-03-04 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
