# A volunteer of Kilifi names Lamu county and no more: his own officer does not have it, the helpline does, and Lamu's county post is level 2.
person helpline +254711000008 at KE
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person cccs +254711000032 at 005
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Lamu county"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward
expect sms +254711000008 case.new case=K
until 2026-03-02 13:00
expect sms +254711000008 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000032 case.escalated case=K level=2
