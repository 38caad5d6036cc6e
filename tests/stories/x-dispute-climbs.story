# After the NO the county stands where the officer stood: its reminder, then the region by its own row from the NO, and the officer is not told.
# S3 NO Mon 10:00: reminder 14:00 to level 2; level 3 +3 wd Thu 5 Mar 10:00; 4 +7 wd Wed 11 Mar 10:00. VERIFY by the officer is heard by 2 and 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
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
until 2026-03-02 10:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
until 2026-03-02 14:00
expect sms +254711000002 case.reminder case=K
until 2026-03-03 10:00
expect none
until 2026-03-05 10:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-11 10:00
expect sms +254711000004 case.escalated case=K level=4
