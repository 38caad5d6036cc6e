# No place at all from a volunteer: the case stands at his own constituency; a ward of another constituency moves it.
person helpline +254711000008 at KE
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000030 at 003.011
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward
expect sms +254711000001 case.new case=K place=003.016
wait 5m
sms +254700000001 "Matsangoni"
expect sms +254700000001 report.completed case=K
expect sms +254711000030 case.new case=K place=003.011
