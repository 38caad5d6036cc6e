# A ward said later within the same constituency moves nothing: the same officer hears the case is complete. Choice 3 of five is Ganda.
# S3 t0 09:00; reminder 13:00 all the same.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Malindi"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward choices=5
expect sms +254711000001 case.new case=K place=003.016
wait 5m
sms +254700000001 "7"
expect sms +254700000001 ask.details case=K missing=ward choices=5
wait 5m
sms +254700000001 "3"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
