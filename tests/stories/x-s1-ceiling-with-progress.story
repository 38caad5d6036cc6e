# However busy the officer, after 72 h from the taking up the level above hears; the no-progress clock goes on from the last word.
# S1 t0 09:00, taken up 09:05 Mon; updates every 10 h to Thu 07:05 (70 h); ceiling Thu 09:05; reminder 07:05 + 12 h = 19:05; one up Fri 07:05.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 10h
sms +254711000001 "UPDATE {K} baby stable, nurse watching"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K by=scco
wait 10h
sms +254711000001 "UPDATE {K} relatives being sought"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 10h
sms +254711000001 "UPDATE {K} chief asked the elders"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 10h
sms +254711000001 "UPDATE {K} a grandmother was found"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 10h
sms +254711000001 "UPDATE {K} grandmother was visited"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 10h
sms +254711000001 "UPDATE {K} court papers prepared"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
wait 10h
sms +254711000001 "UPDATE {K} court day is set"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-05 09:04
expect none
until 2026-03-05 09:05
expect sms +254711000002 case.escalated case=K level=2 reason=ceiling
until 2026-03-05 19:04
expect none
until 2026-03-05 19:05
expect sms +254711000001 case.reminder case=K
until 2026-03-06 07:04
expect none
until 2026-03-06 07:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
