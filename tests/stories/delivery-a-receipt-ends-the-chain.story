# A receipt for any step ends the chain (ruling 12): the second number was reached, so nobody else is tried.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
person scco +254711000021 at 003.016 deputy
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K severity=S2
dlr +254711000001 none
until 2026-03-02 09:59
expect none
until 2026-03-02 10:00
expect sms +254711000011 case.new case=K severity=S2
expect sms +254711000001 case.reminder case=K
until 2026-03-02 10:59
expect none
