# Volunteers, paralegals, health promoters and officers may report; two reports of one child are two cases, none dropped.
person cpv       +254700000001 at 003.016.0077
person paralegal +254700000002 at 003.016
person chp       +254700000003 at 003.016.0076
person scco      +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
wait 5m
sms +254700000002 "REPORT neglect boy 6 Ganda"
expect sms +254700000002 report.received case=B
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=B
wait 5m
sms +254700000003 "RIPOTI neglect mvulana miaka 7 wadi ya Kakuyuni"
expect sms +254700000003 report.received case=C
expect sms +254700000003 guidance.neglect
expect sms +254711000001 case.new case=C
