# The same text from the same number within 2 h is one case, whatever its case and punctuation; after 2 h it is a new one.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 30m
sms +254700000001 "Report: neglect, boy 6 - GANDA."
expect sms +254700000001 report.repeated case=K
expect none
until 2026-03-02 11:35
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=B
