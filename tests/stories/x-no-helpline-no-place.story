# A stranger, no place, and the helpline's post is empty: the first filled level of the nation hears at once, the admin of the empty post.
# S3 t0 09:00 level 4 (vacant); its own row +7 wd unsaid; level 5 +15 wd: 13 (Thu 19), 20 is a holiday: Tue 24 Mar 09:00.
person national +254711000004 at KE
person secretary +254711000005 at KE
person admin +254711000009 at KE
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254722000001 "REPORT neglect boy 6"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254722000001 ask.details case=K missing=ward
expect sms +254711000004 case.escalated case=K level=4 reason=vacant
expect sms +254711000009 alarm.vacant
until 2026-03-24 08:59
expect none
until 2026-03-24 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
