# A new LEAVE replaces the days that overlap: the second delegate stands, not the first (ruling 15).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000031 at 003.012
person scco +254711000041 at 003.013
at 2026-03-02 09:00
sms +254711000001 "LEAVE 03/03/2026 06/03/2026 0711000031"
expect sms +254711000001 leave.set
wait 1h
sms +254711000001 "LEAVE 04/03/2026 06/03/2026 0711000041"
expect sms +254711000001 leave.set
until 2026-03-04 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000041 case.new case=K
expect none
