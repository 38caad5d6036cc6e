# LIST counts the open cases a number sees; STATUS says state and level; a closed case leaves the list.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=0
wait 5m
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
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=2
sms +254700000001 "ORODHA"
expect sms +254700000001 case.list count=2
sms +254711000001 "STATUS {K}"
expect sms +254711000001 case.status case=K state=reported level=1
wait 15m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 15m
sms +254700000001 "HALI {K}"
expect sms +254700000001 case.status case=K state=verified
wait 15m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
wait 31m
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=1
