# A reporter's word of the evening waits for the officer over a day made a holiday.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 16:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-02 18:00
sms +254700000001 "UPDATE {K} the boy sleeps at my house"
expect sms +254700000001 done.updated case=K
wait 1h
holiday 2026-03-03
until 2026-03-04 07:59
expect none
until 2026-03-04 08:00
expect sms +254711000001 case.updated case=K
