# LEAVE 0 ends it on the spot, a new LEAVE replaces overlapping days.
# Leave 2/3 to 10/3; a second from 5/3 to 12/3 with another delegate takes its days over; LEAVE 0 on the 11th.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person scco +254711000001 at 003.016
person chp +254711000010 at 003.016.0077
person chp +254711000011 at 003.016.0077
at 2026-03-01 09:00
sms +254711000001 "LEAVE 02/03 10/03 +254711000010"
expect sms +254711000001 leave.set
wait 5m
sms +254711000001 "LEAVE 05/03/2026 12/03/2026 +254711000011"
expect sms +254711000001 leave.set
until 2026-03-04 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000010 case.new case=K
wait 5m
sms +254711000010 "DISCARD {K} the child was found at home and well"
expect sms +254711000010 confirm.code case=K code=C
sms +254711000010 "YES {C}"
expect sms +254711000010 done.discarded case=K
expect sms +254700000001 case.discarded case=K
until 2026-03-05 09:00
sms +254700000001 "REPORT out of school girl 10 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.out-of-school
expect sms +254711000011 case.new case=J
wait 5m
sms +254711000011 "DISCARD {J} the child was found at home and well"
expect sms +254711000011 confirm.code case=J code=D
sms +254711000011 "YES {D}"
expect sms +254711000011 done.discarded case=J
expect sms +254700000001 case.discarded case=J
until 2026-03-11 09:00
sms +254711000001 "LEAVE 0"
expect sms +254711000001 leave.set
wait 1m
sms +254700000001 "REPORT bullying boy 11 Ganda"
expect sms +254700000001 report.received case=L
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=L
