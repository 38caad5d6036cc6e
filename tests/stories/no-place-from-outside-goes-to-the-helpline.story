# No place and no post: the helpline is the officer; when the ward comes the case moves to its officer, who hears it new,
# and the helpline hears and sees it no more. t0 stays Mon 09:00: reminder 13:00 to the new officer, level 2 Tue 09:00.
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person helpline +254711000008 at KE
at 2026-03-02 09:00
sms +254722000001 "REPORT neglect boy 6"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254722000001 ask.details case=K missing=ward
expect sms +254711000008 case.new case=K severity=S3
wait 2h
sms +254722000001 "Ganda"
expect sms +254722000001 report.completed case=K
expect sms +254711000001 case.new case=K place=003.016
expect none
wait 10m
sms +254711000008 "STATUS {K}"
expect sms +254711000008 refuse.no-such-case
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 08:59
expect none
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
