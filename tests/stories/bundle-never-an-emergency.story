# Emergencies are never bundled: three at once ring three times, and do not count for the others' bundle.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=A
sms +254700000001 "REPORT sodomy boy 8 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.sodomy
expect sms +254711000001 case.new case=B
sms +254700000001 "REPORT abandoned boy 2 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=C
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=D
