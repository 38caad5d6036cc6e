# VERIFY alone on a case taken up without an action asks again and moves no clock; VERIFY with a text is its action.
# S3 taken up Mon 2 March 10:00; asked again Tue 10:00; the hold still ends Wed 4 10:00 (level 2). Wed 11:00 an action:
# reminder +4 wd Tue 10 11:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 10:00
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-03 10:00
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
until 2026-03-04 09:59
expect none
until 2026-03-04 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-04 11:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
expect sms +254711000002 case.verified case=K action=yes
until 2026-03-10 10:59
expect none
until 2026-03-10 11:00
expect sms +254711000001 case.reminder case=K
