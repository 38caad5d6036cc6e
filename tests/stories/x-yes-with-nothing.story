# A YES with a code nobody gave is a bad code; a lone "1" from a volunteer changes nothing and acts on nothing.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254711000001 "YES 123456"
expect sms +254711000001 refuse.bad-code
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 11m
sms +254700000001 "YES 123456"
expect sms +254700000001 refuse.bad-code
expect case K state=reported
