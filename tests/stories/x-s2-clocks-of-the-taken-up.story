# S2 taken up: no-progress after 24 dh and 32 dh, the ceiling after 7 d of 16 dh, all from 09:00.
# Verified Mon 2 Mar 09:00 + 24 dh = Tue 17:00; + 32 dh = Wed 09:00 (2); Fri 09:00 (3); Sun 09:00 (4); ceiling +7 d Mon 9 Mar 09:00 (5);
# no-progress again Tue 10 Mar 09:00 (5).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 08:50
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect sms +254711000001 case.new case=K
until 2026-03-02 09:00
sms +254711000001 "VERIFY {K} visited the quarry with the chief"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-03 17:00
expect sms +254711000001 case.reminder case=K
until 2026-03-04 09:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
until 2026-03-06 09:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
until 2026-03-08 09:00
expect sms +254711000004 case.escalated case=K level=4 reason=no-progress
until 2026-03-09 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=ceiling
until 2026-03-10 09:00
expect sms +254711000005 case.escalated case=K level=5 reason=no-progress
