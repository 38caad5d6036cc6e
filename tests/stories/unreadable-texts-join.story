# Texts that cannot be read become one case of kind unknown (S2) for 24 h, at the sender's own place; later ones join it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "qqzzxx wwkkjj"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000001 case.new case=K severity=S2 place=003.016
wait 20m
sms +254700000001 "zzqqxx jjkkww vvqq"
expect sms +254700000001 report.repeated case=K
expect none
wait 20m
sms +254700000001 "neglect"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=sex,age,ward
expect sms +254711000001 case.completed case=K severity=S3
