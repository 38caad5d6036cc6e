# After a dispute the county stands where level 1 stood: the reporter's next word goes to it.
# doubt: "Officer is level 1 of the case" (section 6) against "the post told stands where level 1 stands" (ruling 4).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
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
wait 5m
sms +254700000001 "UPDATE {K} the boy is still hungry"
expect sms +254700000001 done.updated case=K
expect sms +254711000002 case.updated case=K
