# The whole way: reported, reminded, told to the county, taken up, closed by code; then silence for weeks.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-03 10:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
expect sms +254711000002 case.verified case=K
until 2026-03-03 15:00
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
expect none
expect case K state=verified
wait 5m
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
expect sms +254711000002 case.closed case=K by=scco
expect case K state=closed level=2
duty closure 1 done
wait 40d
expect none
