# Leave to 5/1 ends at midnight: a text of 23:50 on the fifth goes to the delegate, one of 00:10 on the sixth to the holder.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person chp +254711000010 at 003.016.0077
at 2026-12-28 09:00
sms +254711000001 "LEAVE 30/12 05/01 +254711000010"
expect sms +254711000001 leave.set
until 2027-01-05 23:50
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000010 case.new case=K
wait 5m
sms +254711000010 "VERIFY {K} I carry her to the hospital"
expect sms +254711000010 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2027-01-06 00:10
sms +254700000002 "REPORT abandoned boy 5 months Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.abandoned
expect sms +254711000001 case.new case=J
wait 1m
sms +254711000010 "VERIFY {J} I carry him to the hospital"
expect sms +254711000010 refuse.no-such-case
