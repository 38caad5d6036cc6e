# Ten years after its closing a case is erased by itself, announced thirty days before; what is held stays, and what was
# closed later has later its turn. Closed 2 March 2026: 3650 days end on 28 February 2036; announced from 29 January, done the night after.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
sms +254711000001 "DISCARD {K} nobody of this name is known there"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 2h
sms +254700000001 "REPORT neglect girl 9 Ganda"
expect sms +254700000001 report.received case=L
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=L
sms +254711000001 "DISCARD {L} nobody of that name lives there"
expect sms +254711000001 confirm.code case=L code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 done.discarded case=L
expect sms +254700000001 case.discarded case=L
until 2036-02-15 09:00
hold L "the court" refused reason
hold L "the children's court asked for the file"
until 2036-02-28 02:59
expect case K erased=no
expect case L erased=no
until 2036-02-29 03:01
expect case K state=discarded erased=yes
expect case L state=discarded erased=no
wait 60d
expect case L erased=no
release L "done" refused reason
release L "the court has closed its file"
wait 1d
expect case L erased=yes
expect none
