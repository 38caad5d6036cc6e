# Without a reference a word acts when exactly one open case was texted to that number in the last 24 h.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY visited the home, mother counselled"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 30m
sms +254700000001 "STATUS"
expect sms +254700000001 case.status case=K state=verified
wait 25h
sms +254711000001 "STATUS"
expect sms +254711000001 ask.case
