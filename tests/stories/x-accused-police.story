# A policeman is named: the police post neither hears nor sees; its share goes to the county post.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defiled by police officer girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000007 case.new-shared case=K
expect sms +254711000002 case.new-shared case=K
wait 5m
sms +254711000006 "STATUS {K}"
expect sms +254711000006 refuse.no-such-case
sms +254711000007 "UPDATE {K} she was examined, PRC form filled"
expect sms +254711000007 done.updated case=K
expect sms +254711000001 case.updated case=K by=health
expect sms +254700000001 case.updated case=K by=health
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
