# A vacant post that is filled: the new officer hears case.new for each open case of the post (ruling 3).
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=A level=2 reason=vacant
wait 10m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000002 case.escalated case=B level=2 reason=vacant
until 2026-03-03 10:00
expect none
person scco +254711000001 at 003.016
expect sms +254711000001 case.new case=A severity=S3
expect sms +254711000001 case.new case=B severity=S3
wait 10m
sms +254711000001 "VERIFY {A} visited the home"
expect sms +254711000001 done.verified case=A
expect sms +254700000001 case.verified case=A action=yes
expect sms +254711000002 case.verified case=A by=scco
