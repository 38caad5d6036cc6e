# A closing without an action asks for the action, a short one for words, and a short discarding too; nothing changes by any of it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 ask.action case=K
expect case K state=reported
wait 11m
sms +254711000001 "DISCARD {K} wrong"
expect sms +254711000001 ask.explanation case=K
wait 11m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 11m
sms +254711000001 "CLOSE {K} ok"
expect sms +254711000001 ask.explanation case=K
wait 1m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
