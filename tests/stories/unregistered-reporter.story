# Anyone may report and is answered, the officer hears; the same number may ask, add and is told of each step (ruling 8).
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254722000001 "REPORT neglect boy 6 Ganda"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254722000001 "STATUS {K}"
expect sms +254722000001 case.status case=K state=reported
wait 10m
sms +254722000001 "UPDATE {K} he sleeps at the market"
expect sms +254722000001 done.updated case=K
expect sms +254711000001 case.updated case=K
wait 10m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254722000001 case.verified case=K action=yes
wait 10m
sms +254722000001 "CLOSE {K} it is all settled between us now"
expect sms +254722000001 refuse.not-authorised case=K
