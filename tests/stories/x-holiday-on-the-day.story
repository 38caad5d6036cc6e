# The day itself is made a holiday at ten: the hours of the morning no longer count, no deadline is earlier than it would be.
# S3 told 09:00; t0 is then Tue 08:00: reminder Tue 12:00; level 2 Wed 08:00. The S1 of 09:30 minds nothing: 09:40, 09:50, 10:30 level 3.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-02 09:30
sms +254700000002 "REPORT abandoned girl 2 months Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.abandoned
expect sms +254711000001 case.new case=J
until 2026-03-02 09:40
expect sms +254711000001 case.reminder case=J
until 2026-03-02 09:50
expect sms +254711000002 case.escalated case=J level=2
until 2026-03-02 10:00
holiday 2026-03-02
until 2026-03-02 10:30
expect sms +254711000003 case.escalated case=J level=3
wait 5m
sms +254711000001 "VERIFY {J} baby taken to the hospital"
expect sms +254711000001 done.verified case=J
expect sms +254711000002 case.verified case=J
expect sms +254711000003 case.verified case=J
expect sms +254700000002 case.verified case=J
wait 5m
sms +254711000001 "DISCARD {J} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=J code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=J
expect sms +254711000002 case.close-requested case=J
sms +254711000002 "CONFIRM {J}"
expect sms +254711000002 confirm.code case=J code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.discarded case=J
expect sms +254711000001 case.discarded case=J
expect sms +254711000003 case.discarded case=J
expect sms +254700000002 case.discarded case=J
until 2026-03-03 11:59
expect none
until 2026-03-03 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-04 07:59
expect none
until 2026-03-04 08:00
expect sms +254711000002 case.escalated case=K level=2
