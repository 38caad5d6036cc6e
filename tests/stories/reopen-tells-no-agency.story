# Reopening tells no agency; they keep sight: the police may still ask (ruling 32).
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 10:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 30m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
wait 1h
sms +254711000002 "REOPEN {K} the boy was beaten again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
expect none
wait 10m
sms +254711000006 "STATUS {K}"
expect sms +254711000006 case.status case=K state=reported
