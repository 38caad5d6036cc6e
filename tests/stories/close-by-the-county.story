# The county closes: the officer, being another, hears it too, and the reporter.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 30m
sms +254711000002 "CLOSE {K} the county has placed the boy with kin"
expect sms +254711000002 confirm.code case=K code=C
sms +254711000002 "NDIYO {C}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K by=cccs
expect sms +254700000001 case.closed case=K
expect case K state=closed
