# A failed text to a reporter falls back to nobody; one to the officer of an S3 falls back on the explicit failure only.
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person scco +254711000001 at 003.016 phone2 +254711000011
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
dlr +254700000001 failed
expect sms +254711000001 case.new case=K
dlr +254711000001 none
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
dlr +254711000001 failed
expect sms +254711000011 case.reminder case=K
dlr +254711000011 delivered
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
