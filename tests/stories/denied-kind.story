# A denied kind is not recorded: "not defiled, just lost" is a lost child, urgent and no emergency.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda not defiled, just lost child"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.lost
expect sms +254711000001 case.new case=K severity=S2
