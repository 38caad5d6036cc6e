# A volunteer's second number is the same person: it sees the case; a stranger's does not.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person cpv +254700000001 at 003.016.0077 phone2 +254700000091
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 2m
sms +254700000091 "STATUS {K}"
expect sms +254700000091 case.status case=K state=reported
wait 2m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 2m
sms +254700000091 "NO {K}"
expect sms +254700000091 done.disputed case=K
expect sms +254711000002 case.disputed case=K
