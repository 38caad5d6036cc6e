# Mwea is a ward in Embu and a constituency in Kirinyaga: both are offered (ruling 19); the constituency, chosen, offers its
# eight wards in turn. By code: 1 is 014.065.0323, 2 is 020.100; of that, 3 is Thiba.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000035 at 020.100
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl 8 Mwea"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=ward choices=2
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 ask.details case=K missing=ward choices=8
expect sms +254711000035 case.new case=K place=020.100
wait 5m
sms +254700000001 "3"
expect sms +254700000001 report.completed case=K
expect sms +254711000035 case.completed case=K
