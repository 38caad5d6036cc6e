# The level of a case is the highest told: at night nobody is, and it is 0; with the morning's text it is 1.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 22:00
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
expect case K level=0 state=reported
until 2026-03-03 06:00
expect sms +254711000001 case.new case=K
expect case K level=1 state=reported
