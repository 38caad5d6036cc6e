# The county's post is empty: two cases of a day ring once, a third the next day again; at night the alarm waits for six.
# S1 reports 09:00 and 12:00 Mon; Tue 23:00: level 2's row 23:20, alarm Wed 06:00.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cpv  +254700000003 at 003.016.0078
person scco +254711000001 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=A
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=A
until 2026-03-02 09:20
expect sms +254711000004 case.escalated case=A level=4 reason=vacant
expect sms +254711000009 alarm.vacant
until 2026-03-02 09:30
sms +254711000001 "VERIFY {A} baby taken to the hospital"
expect sms +254711000001 done.verified case=A
expect sms +254711000004 case.verified case=A
expect sms +254700000001 case.verified case=A
until 2026-03-02 12:00
sms +254700000002 "REPORT abandoned boy 5 months Shella Malindi"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.abandoned
expect sms +254711000001 case.new case=B
until 2026-03-02 12:10
expect sms +254711000001 case.reminder case=B
until 2026-03-02 12:20
expect sms +254711000004 case.escalated case=B level=4 reason=vacant
until 2026-03-02 12:30
sms +254711000001 "VERIFY {B} baby taken to the hospital"
expect sms +254711000001 done.verified case=B
expect sms +254711000004 case.verified case=B
expect sms +254700000002 case.verified case=B
until 2026-03-02 21:30
expect sms +254711000001 case.reminder case=A
until 2026-03-03 00:30
expect sms +254711000001 case.reminder case=B
until 2026-03-03 06:00
sms +254711000001 "UPDATE {A} the baby is well"
expect sms +254711000001 done.updated case=A
expect sms +254700000001 case.updated case=A
sms +254711000001 "UPDATE {B} the baby is well"
expect sms +254711000001 done.updated case=B
expect sms +254700000002 case.updated case=B
until 2026-03-03 18:00
expect sms +254711000001 case.reminder case=A
expect sms +254711000001 case.reminder case=B
until 2026-03-03 23:00
sms +254700000003 "REPORT abandoned girl 3 months Malindi Town"
expect sms +254700000003 report.received case=D
expect sms +254700000003 guidance.abandoned
expect sms +254711000001 case.new case=D
until 2026-03-03 23:10
expect sms +254711000001 case.reminder case=D
until 2026-03-03 23:20
expect sms +254711000004 case.escalated case=D level=4 reason=vacant
until 2026-03-04 05:00
expect sms +254711000005 case.escalated case=D level=5
until 2026-03-04 05:59
expect none
until 2026-03-04 06:00
expect sms +254711000005 case.escalated case=A reason=no-progress level=5
expect sms +254711000005 case.escalated case=B reason=no-progress level=5
expect sms +254711000009 alarm.vacant
