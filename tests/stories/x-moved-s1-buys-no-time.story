# An S1 that moves after the county heard: the new officer and the new county hear at once, the region keeps its minute.
# t0 22:00; reminder 22:10; 2 22:20; moved 22:30; 3 23:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person police +254711000006 at 003.016
person scco +254711000031 at 005.022
person cccs +254711000032 at 005
person police +254711000033 at 005.022
at 2026-03-02 22:00
sms +254700000001 "REPORT abduction, kidnapped girl 8 Shella"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abduction
expect sms +254700000001 ask.details case=K choices=2
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K
until 2026-03-02 22:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 22:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 22:30
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.new case=K
expect sms +254711000032 case.escalated case=K level=2 reason=unanswered
expect sms +254711000033 case.new-shared case=K
wait 1m
sms +254711000006 "UPDATE {K} we drove to the beach"
expect sms +254711000006 refuse.no-such-case
sms +254711000002 "VERIFY {K} we drove to the beach"
expect sms +254711000002 refuse.no-such-case
until 2026-03-02 23:00
expect sms +254711000003 case.escalated case=K level=3
