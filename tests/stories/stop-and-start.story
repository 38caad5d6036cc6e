# STOP (or SAFE) silences all but direct answers; START ends it; START unasked is answered too.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254700000001 "SAFE"
expect sms +254700000001 stop.set
wait 10m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect none
wait 10m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 case.status case=K state=verified
wait 10m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 10m
sms +254700000001 "START"
expect sms +254700000001 start.set
wait 10m
sms +254711000001 "UPDATE {K} the school has taken him back"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 31m
sms +254700000001 "START"
expect sms +254700000001 start.set
