# A kind that comes after the taking up makes an S1 of it: no rows fire, the agencies hear, the progress clock becomes the S1's.
# Unknown (S2) 09:00; taken up with action 10:00; the kind 11:00. S1 no progress: reminder 10:00 + 12 h = 22:00, one up Tue 10:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.new case=K severity=S2
until 2026-03-02 10:00
expect sms +254711000001 case.reminder case=K
sms +254711000001 "VERIFY {K} going to the home now with the chief"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 11:00
sms +254700000001 "defilement"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.completed case=K severity=S1
expect sms +254711000006 case.new-shared case=K severity=S1
expect sms +254711000007 case.new-shared case=K
expect case K state=verified severity=S1 level=1
until 2026-03-02 21:59
expect none
until 2026-03-02 22:00
expect sms +254711000001 case.reminder case=K severity=S1
until 2026-03-03 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress severity=S1
