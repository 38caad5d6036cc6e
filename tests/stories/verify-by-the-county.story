# The county takes a case up: the officer, who was told of it, hears (section 6); S3, t0 Mon 09:00, level 2 Tue 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-03 09:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
wait 30m
sms +254711000002 "VERIFY {K} sent the officer of the next place"
expect sms +254711000002 done.verified case=K
expect sms +254711000001 case.verified case=K by=cccs action=yes
expect sms +254700000001 case.verified case=K by=cccs
expect case K state=verified level=2
