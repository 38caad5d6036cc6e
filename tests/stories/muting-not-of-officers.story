# A registered officer who asks five times for what is not his is an alarm, and is not muted (ruling 22).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person scco +254711000031 at 003.012
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 09:30
sms +254711000031 "STATUS {K}"
expect sms +254711000031 refuse.no-such-case
sms +254711000031 "HALI {K}"
expect sms +254711000031 refuse.no-such-case
sms +254711000031 "UPDATE {K} what happened there"
sms +254711000031 "VERIFY {K} visited the home"
sms +254711000031 "PASS {K} to the county"
expect none
wait 15m
sms +254711000031 "LIST"
expect sms +254711000031 case.list count=0
