# The county's text of a dispute fails: second number, then one up as unreachable.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person rccs +254711000003 at R1
person cccs +254711000002 at 003 phone2 +254711000092
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 5m
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
dlr +254711000002 failed
expect sms +254711000092 case.disputed case=K
dlr +254711000092 failed
expect sms +254711000003 case.escalated case=K level=3 reason=unreachable
