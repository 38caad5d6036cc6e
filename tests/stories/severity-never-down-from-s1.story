# An unknown kind with a word of urgency is an emergency; the kind that comes later never brings it down (ruling 5).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT girl 9 Ganda urgent"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254700000001 "neglect"
expect sms +254700000001 report.completed case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.completed case=K severity=S1
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
