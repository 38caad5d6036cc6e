# A failed delivery goes to the officer's second number; the receipt there ends the chain.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
person cccs +254711000002 at 003
at 2026-03-02 10:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K
dlr +254711000001 failed
expect sms +254711000011 case.new case=K severity=S1
dlr +254711000011 delivered
expect none
until 2026-03-02 10:09
expect none
