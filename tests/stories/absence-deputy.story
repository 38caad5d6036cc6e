# On leave without a delegate: the deputy hears.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000021 at 003.016 deputy
absent +254711000001 from 2026-03-02 to 2026-03-06
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000021 case.new case=K
expect none
until 2026-03-02 14:00
expect sms +254711000021 case.reminder case=K
