# Taken up without an action: one level each two hours; once the top has been told for it, only every 24 h; an action ends it.
# VERIFY alone 09:05; 11:05 2; 13:05 3; 15:05 4; 17:05 5; then Tue 17:05. The action Wed 08:00: no-progress reminder Wed 20:00.
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
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 11:04
expect none
until 2026-03-02 11:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-02 13:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
until 2026-03-02 15:05
expect sms +254711000004 case.escalated case=K level=4 reason=no-action
until 2026-03-02 17:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-03 17:04
expect none
until 2026-03-03 17:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-04 08:00
sms +254711000005 "UPDATE {K} I sent the county officer to the ward"
expect sms +254711000005 done.updated case=K
expect sms +254711000001 case.updated case=K by=secretary
expect sms +254700000001 case.updated case=K by=secretary
until 2026-03-04 19:59
expect none
until 2026-03-04 20:00
expect sms +254711000001 case.reminder case=K
expect case K state=verified level=5
