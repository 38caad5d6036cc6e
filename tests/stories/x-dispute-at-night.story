# A NO at night: the answer goes at once, the county hears in the morning and the clock starts there.
# NO Mon 20:00: t0 Tue 08:00; reminder 12:00; level 3 +27 wh: Thu 17:00 = Fri 08:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
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
until 2026-03-02 20:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect none
until 2026-03-03 08:00
expect sms +254711000002 case.disputed case=K
until 2026-03-03 12:00
expect sms +254711000002 case.reminder case=K
until 2026-03-06 07:59
expect none
until 2026-03-06 08:00
expect sms +254711000003 case.escalated case=K level=3
