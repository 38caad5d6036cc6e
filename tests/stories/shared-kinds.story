# Police and health of the constituency hear of sexual kinds and beatings, the police alone of trafficking and abduction,
# neither of neglect; the posts of another constituency hear nothing.
person cpv    +254700000001 at 003.016.0077
person police +254711000006 at 003.016
person health +254711000007 at 003.016
person police +254711000016 at 003.012
at 2026-03-02 09:00
sms +254700000001 "REPORT sodomy boy 8 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.sodomy
expect sms +254711000006 case.new-shared case=A severity=S1 late=no
expect sms +254711000007 case.new-shared case=A severity=S1
wait 2m
sms +254700000001 "REPORT physical abuse boy 10 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.physical
expect sms +254711000006 case.new-shared case=B severity=S2
expect sms +254711000007 case.new-shared case=B
wait 2m
sms +254700000001 "REPORT trafficking girl 14 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.trafficking
expect sms +254711000006 case.new-shared case=C
wait 2m
sms +254700000001 "REPORT abducted boy 5 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.abduction
expect sms +254711000006 case.new-shared case=D
wait 2m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=E
expect sms +254700000001 guidance.neglect
expect none
