# A neglected boy: the work clock climbs over weeks, and stands still on weekends and on Idd-ul-Fitr (Fri 20 March).
# t0 Mon 2 Mar 09:00: +4 wh 13:00; +1 wd Tue 3; +3 wd Thu 5; +7 wd Wed 11; +15 wd: Thu 19 is the 13th, Fri 20 a
# holiday, Mon 23 the 14th, Tue 24 the 15th; again +5 wd: Tue 31, all at 09:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 12:59
expect none
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 08:59
expect none
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K severity=S3 level=2 reason=unanswered
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
until 2026-03-11 08:59
expect none
until 2026-03-11 09:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
until 2026-03-24 08:59
expect none
until 2026-03-24 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-03-31 08:59
expect none
until 2026-03-31 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
expect case K state=reported level=5 severity=S3
