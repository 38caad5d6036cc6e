# S3 falls back on an explicit failure too; and a delivery receipt is not an answer: the reminder comes all the same.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
dlr +254711000001 failed
expect sms +254711000011 case.new case=K
dlr +254711000011 delivered
until 2026-03-02 13:59
expect none
until 2026-03-02 14:00
expect sms +254711000001 case.reminder case=K
dlr +254711000001 delivered
expect case K state=reported
