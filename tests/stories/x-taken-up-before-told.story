# A case taken up at night before the officer was told of it: the waiting case.new says nothing new in the morning and is dropped.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 20:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect none
wait 1h
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=1
sms +254711000001 "VERIFY {K} the volunteer called me, I went there"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-03 07:59
expect none
until 2026-03-03 08:00
expect none
wait 1m
expect case K state=verified
