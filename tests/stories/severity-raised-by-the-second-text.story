# The reporter's second text is an UPDATE (ruling 1); its word of urgency raises S3 to S2, t0 stays, and rows passed on the
# new clock fire at once for levels not yet told (ruling 5).
# t0 Mon 09:00, S3: reminder 13:00. Raised 13:30: S2's level 2 (+2 dh 11:00) is past: at once; level 3 +6 dh 15:00.
# doubt: the new severity tells the officer by case.updated alone.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-02 13:30
sms +254700000001 "please come, it is urgent"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254711000002 case.escalated case=K severity=S2 level=2 reason=unanswered
expect case K severity=S2 level=2 state=reported
until 2026-03-02 14:59
expect none
until 2026-03-02 15:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
