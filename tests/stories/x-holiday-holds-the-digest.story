# The digest of a morning that is made a holiday goes on the next working day.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 16:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
wait 1h
holiday 2026-03-03
until 2026-03-04 08:29
expect none
until 2026-03-04 08:30
expect sms +254711000001 case.digest case=K count=1
