# A county and no more: the helpline is the officer, that county's and its region's posts are levels 2 and 3.
# S3 t0 09:00; reminder 13:00; 2 Tue 09:00; 3 Thu 09:00.
person helpline +254711000008 at KE
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254722000001 "REPORT neglect boy 6 Kilifi county"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254722000001 ask.details case=K missing=ward
expect sms +254711000008 case.new case=K
until 2026-03-02 13:00
expect sms +254711000008 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
wait 1m
sms +254711000008 "VERIFY {K} we called the mother"
expect sms +254711000008 done.verified case=K
expect sms +254711000002 case.verified case=K by=helpline
expect sms +254711000003 case.verified case=K
expect sms +254722000001 case.verified case=K
