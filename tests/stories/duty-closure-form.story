# A case is closed by texts alone: its closure form is owed by the officer within 5 working days, then the county hears 10 working
# days later. Reopened, no form is owed; closed again it is, anew. Discarded, none ever is.
# Closed Mon 2026-03-02: due Mon 9; 10 wd after is Tue 24, for Fri 20 is a holiday.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254711000001 "VERIFY {K} visited home, mother counselled"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 10m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
wait 1m
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
expect duty closure 1 is=open
until 2026-03-09 08:29
expect none
until 2026-03-09 08:30
expect sms +254711000001 duty.due case=K duty=closure day=2026-03-09
until 2026-03-24 08:29
expect none
until 2026-03-24 08:30
expect sms +254711000002 duty.over case=K duty=closure reason=unanswered
expect duty closure 1 is=open level=2
sms +254711000002 "REOPEN {K} the neighbours saw the boy alone again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
expect duty closure 1 is=struck
wait 10m
sms +254711000001 "VERIFY {K} the boy is with his aunt now"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 10m
sms +254711000001 "CLOSE {K} the aunt has him for good"
expect sms +254711000001 confirm.code case=K code=D
wait 1m
sms +254711000001 "YES {D}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
expect duty closure 1 is=open level=0
duty closure 1 done
wait 10m
sms +254700000001 "REPORT neglect girl 9 Malindi Town"
expect sms +254700000001 report.received case=N
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=N
wait 10m
sms +254711000001 "DISCARD {N} there is no such child in that street"
expect sms +254711000001 confirm.code case=N code=E
wait 1m
sms +254711000001 "YES {E}"
expect sms +254711000001 done.discarded case=N
expect sms +254700000001 case.discarded case=N
wait 30d
expect none
