# A case in which the children's officer is named as the one who did it: what must be done for it is told to the level above,
# to the officer nothing; and that is no vacant post of which the administrator should hear.
# Hearing Thu 2026-03-12: 5 wd before is Thu 5.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda childrens officer"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K level=2
wait 10m
sms +254711000002 "VERIFY {K} I have met the boy myself today"
expect sms +254711000002 done.verified case=K
expect sms +254700000001 case.verified case=K
duty hearing 1 by 2026-03-12 at scco 003.016 case K
until 2026-03-05 08:30
expect sms +254711000002 duty.remind case=K reason=vacant
