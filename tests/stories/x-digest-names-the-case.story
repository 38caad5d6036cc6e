# A digest of one case names it: a bare VERIFY acts on it, the same morning; a day later it asks which.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 10:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.registration
until 2026-03-03 08:30
expect sms +254711000001 case.digest count=1
until 2026-03-03 10:00
sms +254711000001 "VERIFY referred to the registrar of births"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-04 10:01
sms +254711000001 "UPDATE the registrar wants the clinic card"
expect sms +254711000001 ask.case
wait 1m
sms +254711000001 "{K}"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
