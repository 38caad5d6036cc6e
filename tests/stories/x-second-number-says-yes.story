# The code goes to the number on file, and a YES from the officer's second number is his YES.
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person scco +254711000001 at 003.016 phone2 +254711000011
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
wait 5m
sms +254711000011 "NDIYO {C}"
expect sms +254711000011 done.closed case=K
expect sms +254700000001 case.closed case=K by=scco
expect case K state=closed
