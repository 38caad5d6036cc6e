# Township is a ward in nine places: all nine are offered, none is guessed; the choice moves the case to its officer.
# Until then it stands at the sender's own constituency. By code: 007.027, 008.034, ... so 2 is Wajir East.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000034 at 008.034
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl 8 Township"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward choices=9
expect sms +254711000001 case.new case=K severity=S3
wait 5m
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254711000034 case.new case=K place=008.034
expect none
wait 5m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
