# What STATUS says at night of a case nobody was told of yet: reported, level 0.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 20:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
wait 5m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 case.status case=K state=reported level=0
