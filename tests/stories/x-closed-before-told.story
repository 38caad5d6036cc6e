# Discarded at night: what waited for the morning is not said, the reporter hears at once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 20:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
wait 1h
sms +254711000002 "DISCARD {K} the volunteer called me, the boy is well"
expect sms +254711000002 confirm.code case=K code=C
sms +254711000002 "YES {C}"
expect sms +254711000002 done.discarded case=K
expect sms +254700000001 case.discarded case=K
until 2026-03-03 09:00
expect sms +254711000001 case.discarded case=K
wait 1d
expect none
