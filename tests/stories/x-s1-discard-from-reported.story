# An S1 discarded before it was taken up also waits for a second person; rejected, it is reported again and the ladder goes on from t0.
# t0 09:00; asked 09:05; rejected 09:15; the reminder of 09:10 gives way to case.close-rejected; level 2 09:20 all the same, 3 at 10:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
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
expect case K state=close-requested level=1
until 2026-03-02 09:15
sms +254711000002 "REJECT {K} the volunteer saw the baby, go there"
expect sms +254711000002 done.rejected case=K
expect sms +254711000001 case.close-rejected case=K
expect case K state=reported level=1
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
