# Beaten at 23:00: police and health hear at once, the officer at six; police words at night wait for her too, the reporter hears at once.
# S2 t0 Tue 06:00; reminder 07:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 23:00
sms +254700000001 "REPORT beaten boy 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000006 case.new-shared case=K severity=S2
expect sms +254711000007 case.new-shared case=K severity=S2
expect none
until 2026-03-03 06:00
expect sms +254711000001 case.new case=K
wait 10m
sms +254711000006 "UPDATE {K} statement taken, OB 12"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K by=police
expect sms +254700000001 case.updated case=K by=police
until 2026-03-03 07:00
expect sms +254711000001 case.reminder case=K
