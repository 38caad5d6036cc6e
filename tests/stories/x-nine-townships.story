# Township is a ward in nine places: nine choices by ascending code; "10" is not among them, "9" is Nyamira's.
person helpline +254711000008 at KE
person scco +254711000051 at 046.271
at 2026-03-02 09:00
sms +254722000001 "REPORT neglect girl 8 Township"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.neglect
expect sms +254722000001 ask.details case=K missing=ward choices=9
expect sms +254711000008 case.new case=K
wait 5m
sms +254722000001 "10"
expect sms +254722000001 ask.details case=K missing=ward choices=9
wait 5m
sms +254722000001 "9"
expect sms +254722000001 report.completed case=K
expect sms +254711000051 case.new case=K place=046.271
