# A word of urgency raises by one step, at most to S1.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda urgent"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A severity=S2
wait 2m
sms +254700000001 "REPORT physical abuse boy 10 Ganda urgent"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=B severity=S1
wait 2m
sms +254700000001 "REPORT defilement girl 9 Ganda urgent"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=C severity=S1
wait 2m
sms +254700000001 "REPORT birth certificate girl 3 Ganda haraka"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.registration
expect sms +254711000001 case.new case=D severity=S3
