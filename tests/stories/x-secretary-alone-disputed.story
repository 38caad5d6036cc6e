# The secretary alone closed an S3: nobody above and no other holder: the NO goes to the closer herself.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000005 "DISCARD {K} the child was found at home and well"
expect sms +254711000005 confirm.code case=K code=C
sms +254711000005 "YES {C}"
expect sms +254711000005 done.discarded case=K
expect sms +254711000001 case.discarded case=K by=secretary
expect sms +254700000001 case.discarded case=K
wait 1m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000005 case.disputed case=K
expect case K epoch=2 level=5 state=reported
