# HELP is said twice in half an hour, then silence; another answer may still be the third in ten minutes, a fourth is not.
# help 09:00 09:01; 09:02 silent; bad reference 09:03 is the third; ask.case 09:04 silent; 09:31 help again. 4817302 gives 4, so 4817 3025 is wrong.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "HELP"
expect sms +254700000001 help
wait 1m
sms +254700000001 ""
expect sms +254700000001 help
wait 1m
sms +254700000001 "HELP"
expect none
wait 1m
sms +254700000001 "STATUS 4817 3025"
expect sms +254700000001 refuse.bad-reference
wait 1m
sms +254700000001 "NO"
expect none
wait 1m
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-02 09:32
sms +254700000001 "usaidizi"
expect sms +254700000001 help
