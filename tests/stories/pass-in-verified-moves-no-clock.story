# PASS of a case taken up: the next level hears, and the no-progress clock runs on (ruling 32).
# S1 taken up 09:05; passed 12:00; the reminder stays at 21:05, and one up at Tue 09:05 is now level 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-02 12:00
sms +254711000001 "PASS {K} the case needs the county"
expect sms +254711000001 done.passed case=K
expect sms +254711000002 case.escalated case=K level=2 reason=passed
expect case K state=verified level=2
until 2026-03-02 21:04
expect none
until 2026-03-02 21:05
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
