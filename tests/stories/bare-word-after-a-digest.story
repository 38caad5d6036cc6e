# A digest stands for its case: a bare word after it finds the one case it named (ruling 23).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 07:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.registration
until 2026-03-02 08:30
expect sms +254711000001 case.digest count=1
wait 10m
sms +254711000001 "STATUS"
expect sms +254711000001 case.status case=A
