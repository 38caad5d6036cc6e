# The reporter says NO: a new epoch, state reported, at the post above the closer, from the moment of the NO.
# Closed Tue 3 March 10:00; NO on Wed 4 at 11:00 = t0. The county hears, is reminded +4 wh 15:00, level 2's row is unsaid
# (Thu 11:00), level 3 +3 wd Mon 9 11:00.
# doubt: epochs count from 1, and being told of a dispute makes the level that of the post told.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-03 10:00
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
until 2026-03-04 11:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
expect case K state=reported level=2 epoch=2
until 2026-03-04 14:59
expect none
until 2026-03-04 15:00
expect sms +254711000002 case.reminder case=K
until 2026-03-09 10:59
expect none
until 2026-03-09 11:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
