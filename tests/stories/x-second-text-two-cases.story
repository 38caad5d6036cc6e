# With two open cases of the day the second text asks which; the reference alone completes it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254700000001 "REPORT out of school girl 10 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.out-of-school
expect sms +254711000001 case.new case=J
wait 5m
sms +254700000001 "please tell us when you will come"
expect sms +254700000001 ask.case
expect none
wait 5m
sms +254700000001 "{J}"
expect sms +254700000001 done.updated case=J
expect sms +254711000001 case.updated case=J
