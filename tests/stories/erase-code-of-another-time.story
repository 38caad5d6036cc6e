# The code of an erasing is for that closing: a case reopened and closed again meanwhile needs a new one. Held cases stay.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person cccs     +254711000002 at 003
person auditor  +254711000007 at KE
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
wait 1h
erase K by +254711000007 "the report was about nobody at all"
expect sms +254711000007 confirm.code case=K code=D act=erase
wait 5m
sms +254711000002 "REOPEN {K} the neighbour says there is a child"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
sms +254711000007 "YES {D}"
expect sms +254711000007 refuse.bad-code
expect case K state=reported erased=no
wait 5m
sms +254711000001 "DISCARD {K} there is no child at that house"
expect sms +254711000001 confirm.code case=K code=E
sms +254711000001 "YES {E}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
hold K "the children's court asked for the file"
hold K refused held
erase K by +254711000007 "the report was about nobody at all" refused held
expect none
release K "the court has closed its file"
wait 1h
erase K by +254711000007 "the report was about nobody at all"
expect sms +254711000007 confirm.code case=K code=F act=erase
# the code is good for half an hour only
wait 31m
sms +254711000007 "YES {F}"
expect sms +254711000007 refuse.bad-code
expect case K erased=no
erase K by +254711000007 "the report was about nobody at all"
expect sms +254711000007 confirm.code case=K code=G act=erase
hold K "the children's court asked for the file"
sms +254711000007 "YES {G}"
expect sms +254711000007 refuse.not-authorised
expect case K erased=no
release K "the court has closed its file"
wait 1h
erase K by +254711000007 "the report was about nobody at all"
expect sms +254711000007 confirm.code case=K code=H act=erase
sms +254711000007 "YES {H}"
expect sms +254711000007 done.erased case=K
expect case K state=discarded erased=yes
wait 1d
expect sms +254711000007 audit.fingerprint
expect none
