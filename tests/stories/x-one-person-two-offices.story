# One person holds two sub-counties: both offices' cases come, LIST shows both, each is taken up by its reference.
person cpv  +254700000001 at 003.016.0077
person cpv +254700000002 at 003.011.0051
person scco +254711000001 at 003.016
person scco +254711000001 at 003.011
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K place=003.016
wait 2m
sms +254700000002 "REPORT neglect girl 9 Tezo"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=J place=003.011
wait 2m
sms +254711000001 "LIST"
expect sms +254711000001 case.list count=2
wait 2m
sms +254711000001 "VERIFY"
expect sms +254711000001 ask.case
wait 1m
sms +254711000001 "{J}"
expect sms +254711000001 ask.action case=J
expect sms +254700000002 case.verified case=J action=no
wait 11m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
