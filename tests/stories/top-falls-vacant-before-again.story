# The highest level told goes on leave before "again": with nobody above, the next filled level below hears (ruling 32).
# S1, t0 Mon 09:00: ... 15:00 level 5. The secretary is away from Tuesday with nobody for her; again Tue 15:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT incest girl 12 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.incest
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 15:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000004 case.escalated case=K level=4 reason=vacant
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
absent +254711000005 from 2026-03-03 to 2026-03-10
until 2026-03-03 14:59
expect none
until 2026-03-03 15:00
expect sms +254711000004 case.escalated case=K
