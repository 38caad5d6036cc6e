# The delegate acts with the rights of the post: takes up and closes (ruling 15).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000031 at 003.012
absent +254711000001 from 2026-03-02 to 2026-03-04 delegate +254711000031
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000031 case.new case=K
wait 30m
sms +254711000031 "VERIFY {K} visited the home"
expect sms +254711000031 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 30m
sms +254711000031 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000031 confirm.code case=K code=C
sms +254711000031 "YES {C}"
expect sms +254711000031 done.closed case=K
expect sms +254700000001 case.closed case=K
expect case K state=closed
