# Nobody but the secretary: told at once, level 5, once; the lower rows are unsaid; again 24 h after the last row.
# t0 09:00; last row +6 h 15:00, unsaid; again Tue 15:00. The secretary is the officer: VERIFY, and the reporter's word reaches her.
person cpv  +254700000001 at 003.016.0077
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000005 case.escalated case=K level=5 reason=vacant
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
wait 5m
sms +254700000001 "UPDATE {K} the baby is at my house now"
expect sms +254700000001 done.updated case=K
expect sms +254711000005 case.updated case=K
wait 5m
sms +254711000005 "VERIFY {K} the county hospital sends an ambulance"
expect sms +254711000005 done.verified case=K
expect sms +254700000001 case.verified case=K by=secretary
