# VERIFY alone again asks again and moves no clock; VERIFY with words is then the action; once more with words an update.
# S1 VERIFY alone 09:05; again 10:05; hold still 11:05. Action 11:10; update 12:00: reminder Tue 00:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
wait 1h
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
until 2026-03-02 11:04
expect none
until 2026-03-02 11:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
expect sms +254711000002 case.verified case=K action=yes
until 2026-03-02 12:00
sms +254711000001 "VERIFY {K} the doctor has seen her"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-02 23:59
expect none
until 2026-03-03 00:00
expect sms +254711000001 case.reminder case=K
