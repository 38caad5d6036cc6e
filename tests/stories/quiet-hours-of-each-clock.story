# News for officers waits for the case's clock, answers and reporters do not: taken up at 22:30, the county hears at 06:00.
# S2, t0 Mon 18:00: reminder 19:00, level 2 20:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 18:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K
until 2026-03-02 20:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 22:30
sms +254711000001 "VERIFY {K} went there with the chief"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
expect none
until 2026-03-03 05:59
expect none
until 2026-03-03 06:00
expect sms +254711000002 case.verified case=K by=scco
