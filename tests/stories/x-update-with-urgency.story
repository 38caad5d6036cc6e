# The reporter's UPDATE with a word of urgency raises the case like any second text of his.
# doubt: ruling 1 says it of the text without a word; UPDATE is the same act.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 5m
sms +254700000001 "UPDATE {K} haraka, he is bleeding"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K severity=S2
