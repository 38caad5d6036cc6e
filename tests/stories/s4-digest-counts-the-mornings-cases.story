# Two administrative cases before 08:30 of a working day are told the same morning, in one digest.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 07:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.registration
wait 10m
sms +254700000001 "REPORT inheritance girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.inheritance
until 2026-03-02 08:29
expect none
until 2026-03-02 08:30
expect sms +254711000001 case.digest count=2 severity=S4
expect none
expect case A level=1 severity=S4
expect case B level=1 severity=S4
until 2026-03-02 17:00
expect none
