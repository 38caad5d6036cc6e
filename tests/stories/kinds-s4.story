# The three administrative kinds open as S4.
person cpv +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT birth certificate boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.registration
expect case A severity=S4
sms +254700000001 "REPORT inheritance girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.inheritance
expect case B severity=S4
sms +254700000001 "REPORT paternity boy 2 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.paternity
expect case C severity=S4
