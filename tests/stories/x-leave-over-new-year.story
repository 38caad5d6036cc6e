# Leave from 30/12 to 05/01 runs over the year: the delegate has the post until midnight of the fifth.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person chp +254711000010 at 003.016.0077
at 2026-12-28 09:00
sms +254711000001 "LEAVE 30/12 05/01 +254711000010"
expect sms +254711000001 leave.set
until 2026-12-29 23:50
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-12-30 00:10
sms +254700000001 "REPORT abandoned boy 5 months Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.abandoned
expect sms +254711000010 case.new case=J
sms +254711000010 "VERIFY {J} I carry him to the hospital"
expect sms +254711000010 done.verified case=J
expect sms +254700000001 case.verified case=J by=scco
until 2026-12-30 11:50
expect sms +254711000010 case.reminder case=K
until 2026-12-30 12:10
expect sms +254711000010 case.reminder case=J
sms +254711000010 "DISCARD {K} the mother came back with papers"
expect sms +254711000010 confirm.code case=K code=C
sms +254711000010 "DISCARD {J} the mother came back with papers"
expect sms +254711000010 confirm.code case=J code=D
