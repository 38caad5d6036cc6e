# A volunteer's phone is marked lost: whoever holds it sees none of the cases reported from it, adds nothing to them and
# cannot dispute; but a report from it is a report like anybody's. When it is found all is as before.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K
lost +254700000001
wait 5m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 refuse.no-such-case
sms +254700000001 "LIST"
expect sms +254700000001 case.list count=0
wait 31m
sms +254700000001 "please come quickly"         # no word to the case reported before: a case of its own
expect sms +254700000001 report.received case=M
expect sms +254700000001 ask.details case=M
expect sms +254711000001 case.new case=M
wait 1m
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=L
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=L severity=S1
found +254700000001
wait 1m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 case.status case=K state=reported
