# Neglect and defilement in one text: the gravest severity, and the guidance of the grave kind; the agencies hear it once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect and defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K severity=S1
expect sms +254711000007 case.new-shared case=K severity=S1
