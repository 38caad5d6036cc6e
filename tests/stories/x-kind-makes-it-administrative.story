# An unknown told at once turns out to be a birth certificate: S4; the officer knows it already, so there is no digest; the reminder and the county follow S4.
# t0 stays Mon 2 Mar 09:00: reminder +3 wd Thu 5 Mar 09:00; level 2 +10 wd Mon 16 Mar 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.new case=K severity=S2
wait 10m
sms +254700000001 "birth certificate"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.registration
expect sms +254711000001 case.completed case=K severity=S4
until 2026-03-03 10:00
expect none
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000001 case.reminder case=K severity=S4
until 2026-03-16 08:59
expect none
until 2026-03-16 09:00
expect sms +254711000002 case.escalated case=K level=2
