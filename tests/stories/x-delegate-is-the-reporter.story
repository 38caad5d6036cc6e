# The volunteer who reports is also the officer's delegate: his answer is his only text, and he takes it up himself.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
absent +254711000001 from 2026-03-01 to 2026-03-10 delegate +254700000001
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect none
until 2026-03-02 13:00
expect sms +254700000001 case.reminder case=K
sms +254700000001 "VERIFY {K} visited the home, food was given"
expect sms +254700000001 done.verified case=K
wait 1m
sms +254700000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254700000001 confirm.code case=K code=C
sms +254700000001 "YES {C}"
expect sms +254700000001 done.closed case=K
