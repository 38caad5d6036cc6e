# A constituency alone offers its five wards by number, in the order of their codes; the number is the choice, not the age.
# Kilifi South: Junju 1, Mwarakaya 2, Shimo la Tewa 3, Chasimba 4, Mtepeni 5. Then the age, by another number.
person cpv  +254700000001 at 003.016.0077
person scco +254711000031 at 003.012
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Kilifi South"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age,ward choices=5
expect sms +254711000031 case.new case=K place=003.012
wait 5m
sms +254700000001 "5"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000031 case.completed case=K
wait 5m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.completed case=K
