# UPDATE by the reporter, the officer, the police and the county: who hears each, and who does not.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K severity=S2
expect sms +254711000007 case.new-shared case=K
wait 10m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 10m
sms +254700000001 "UPDATE {K} he is afraid to go home"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
wait 10m
sms +254711000001 "UPDATE {K} he sleeps at his aunt's tonight"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K by=scco
wait 10m
sms +254711000006 "UPDATE {K} statement taken at the station"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K by=police
expect sms +254700000001 case.updated case=K by=police
wait 10m
sms +254711000002 "UPDATE {K} the county has sent a counsellor"
expect sms +254711000002 done.updated case=K
expect sms +254711000001 case.updated case=K by=cccs
expect sms +254700000001 case.updated case=K by=cccs
wait 10m
sms +254711000001 "UPDATE {K}"
expect sms +254711000001 ask.action case=K
