# Killed at night with a text that waits for 06:00: it goes at 06:00, once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 23:00
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.child-labour
crash
until 2026-03-03 05:00
crash
until 2026-03-03 05:59
expect none
until 2026-03-03 06:00
expect sms +254711000001 case.new case=K
crash
expect none
