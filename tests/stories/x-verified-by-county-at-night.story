# The county takes a case up at night that the officer was not told of yet: in the morning the officer has one text about it, not two.
# doubt: case.new or case.verified; what waited was case.new, and it is the one that is new to her.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 20:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
wait 1h
sms +254711000002 "VERIFY {K} the volunteer called me, I went there"
expect sms +254711000002 done.verified case=K
expect sms +254700000001 case.verified case=K
expect none
until 2026-03-03 08:00
expect sms +254711000001 case.new case=K
wait 2m
expect case K state=verified
