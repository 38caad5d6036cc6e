# Two hold the post: the first entered has it; while he is away without a delegate the other has it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000012 at 003.016
absent +254711000001 from 2026-03-03 to 2026-03-03
at 2026-03-02 16:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-03 10:59
expect none
until 2026-03-03 11:00
expect sms +254711000012 case.reminder case=K
wait 1m
sms +254711000012 "VERIFY {K} visited the home, food was given"
expect sms +254711000012 done.verified case=K
expect sms +254700000001 case.verified case=K
