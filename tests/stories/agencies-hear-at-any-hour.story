# A beaten boy at 23:00: the police and the hospital hear at once, the officer at 06:00 (ruling 27).
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 23:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000006 case.new-shared case=K
expect sms +254711000007 case.new-shared case=K
until 2026-03-03 05:59
expect none
until 2026-03-03 06:00
expect sms +254711000001 case.new case=K
