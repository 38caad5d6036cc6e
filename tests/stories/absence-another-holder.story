# On leave without delegate or deputy: any other holder of the role there hears. The holder is the first entered.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000022 at 003.016
absent +254711000001 from 2026-03-03 to 2026-03-03
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
until 2026-03-02 14:00
expect sms +254711000001 case.reminder case=A
until 2026-03-03 10:00
sms +254700000001 "REPORT bullying girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000022 case.new case=B
