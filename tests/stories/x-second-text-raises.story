# A worried second text without REPORT, ward or a new kind is that case's update; its word of urgency makes an S2 of the S3.
# t0 09:00; S2 rows: reminder 10:00, 2 11:00, 3 15:00. At 11:30 level 2 is past and fires at once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 11:30
sms +254700000001 "please come haraka, he has not eaten since yesterday"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254711000002 case.escalated case=K level=2 severity=S2 reason=unanswered
expect case K severity=S2 level=2
until 2026-03-02 14:59
expect none
until 2026-03-02 15:00
expect sms +254711000003 case.escalated case=K level=3
