# PASS of a case taken up tells the level above and moves no clock: the no-progress clock runs from the taking up.
# Taken up 09:05; passed 15:00; reminder 21:05; one up Tue 09:05 is level 3.
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
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 15:00
sms +254711000001 "PASS {K} the hospital refuses her"
expect sms +254711000001 done.passed case=K
expect sms +254711000002 case.escalated case=K level=2 reason=passed
expect case K state=verified level=2
until 2026-03-02 21:05
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
