# A reopened case starts again at level 1, and unanswered climbs to the top and stays there.
# Abandoned, S1. Reopened Mon 2 Mar 10:00: reminder 10:10; 10:20; 11:00; 12:00; 16:00; again 24 h after: Tue 16:00.
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
wait 5m
sms +254711000002 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000002 confirm.code case=K code=C
sms +254711000002 "YES {C}"
expect sms +254711000002 done.close-requested case=K
expect sms +254711000003 case.close-requested case=K by=cccs
wait 4m
sms +254711000003 "CONFIRM {K}"
expect sms +254711000003 confirm.code case=K code=D
sms +254711000003 "YES {D}"
expect sms +254711000003 done.discarded case=K
expect sms +254711000002 case.discarded case=K
expect sms +254711000001 case.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 10m
sms +254711000001 "REOPEN {K} the mother is gone again"
expect sms +254711000001 refuse.not-authorised case=K
until 2026-03-02 10:00
sms +254711000002 "REOPEN {K} the mother is gone again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
expect case K state=reported epoch=2 level=1
until 2026-03-02 10:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 10:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 11:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-02 12:00
expect sms +254711000004 case.escalated case=K level=4
until 2026-03-02 16:00
expect sms +254711000005 case.escalated case=K level=5
until 2026-03-03 15:59
expect none
until 2026-03-03 16:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
