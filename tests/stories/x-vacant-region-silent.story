# An empty region alone: no alarm, no early telling; the nation hears at its own time.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person national +254711000004 at KE
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
