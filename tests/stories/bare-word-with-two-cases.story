# With two cases the word waits: ask.case, and the reference alone completes it (ruling 23).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B
wait 30m
sms +254711000001 "VERIFY visited the home, mother counselled"
expect sms +254711000001 ask.case
expect none
wait 5m
sms +254711000001 "{B}"
expect sms +254711000001 done.verified case=B
expect sms +254700000001 case.verified case=B action=yes
expect case K state=reported
expect case B state=verified
