# Two offices share Malindi by wards: each hears its own, neither sees the other's; a ward that comes moves the case between them.
office 003.016/A at 003.016.0077 003.016.0075 003.016.0076
office 003.016/B at 003.016.0078 003.016.0079
person scco +254711000041 at 003.016/A
person scco +254711000042 at 003.016/B
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000041 case.new case=K
wait 2m
sms +254700000002 "REPORT neglect girl 9 Malindi Town"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000042 case.new case=J
wait 2m
sms +254711000041 "VERIFY {J} I will go there"
expect sms +254711000041 refuse.no-such-case
sms +254711000042 "VERIFY {J} visited the home, food was given"
expect sms +254711000042 done.verified case=J
expect sms +254700000002 case.verified case=J
