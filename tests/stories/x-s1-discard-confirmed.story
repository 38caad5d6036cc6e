# A discarding of an S1 that is confirmed is a discarding, and the reporter's NO opens it above the higher of the two.
# NO at 10:00: told is the region (3); its reminder 10:10; level 4 12:00; level 5 16:00; level 2 and 3 unsaid.
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
sms +254711000001 "DISCARD {K} there is no such baby in the ward"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
wait 5m
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.discarded case=K
expect sms +254711000001 case.discarded case=K by=cccs
expect sms +254700000001 case.discarded case=K by=cccs
expect case K state=discarded
until 2026-03-02 10:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000003 case.disputed case=K
expect case K state=reported epoch=2 level=3
until 2026-03-02 10:10
expect sms +254711000003 case.reminder case=K
until 2026-03-02 11:59
expect none
until 2026-03-02 12:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
until 2026-03-02 16:00
expect sms +254711000005 case.escalated case=K level=5
