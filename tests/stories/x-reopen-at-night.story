# Reopened at night: author and reporter hear at once, the officer in the morning, from where the ladder starts.
# S3 reopened Tue 20:00: t0 Wed 08:00; reminder 12:00; level 2 Thu 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "DISCARD {K} the child was found at home and well"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
until 2026-03-03 20:00
sms +254711000002 "REOPEN {K} the chief called me about it"
expect sms +254711000002 done.reopened case=K
expect sms +254700000001 case.reopened case=K
expect none
until 2026-03-04 08:00
expect sms +254711000001 case.reopened case=K
until 2026-03-04 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-05 08:00
expect sms +254711000002 case.escalated case=K level=2
