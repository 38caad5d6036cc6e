# S3 taken up without an action on the eve of Easter: the hold of two working days is Thursday's rest, Tuesday and a piece of Wednesday.
# VERIFY Thu 2 Apr 15:00: 2 wh Thu, 9 wh Tue, 7 wh Wed: Wed 8 Apr 15:00 level 2; again +18 wh: Fri 10 Apr 15:00 level 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-04-02 14:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-04-02 15:00
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-04-08 14:59
expect none
until 2026-04-08 15:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-04-10 15:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
