# A text to a reporter that fails is not sent anywhere else (ruling 12).
person cpv  +254700000001 at 003.016.0077 phone2 +254700000091
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
dlr +254700000001 failed
expect none
wait 1h
expect none
