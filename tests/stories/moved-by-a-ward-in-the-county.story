# The ward lies in another constituency of the county: its officer hears case.new, the county stays told, t0 stays.
# S1, t0 09:00: 09:10, 09:20 level 2; moved 09:30: new officer at once; level 3 10:00.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person scco   +254711000031 at 003.012
person cccs   +254711000002 at 003
person rccs   +254711000003 at R1
person police +254711000006 at 003.016
person police +254711000016 at 003.012
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254700000001 ask.details case=K missing=ward
expect sms +254711000001 case.new case=K place=003.016
expect sms +254711000006 case.new-shared case=K
until 2026-03-02 09:20
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 09:30
sms +254700000001 "Mtepeni"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.new case=K place=003.012
expect sms +254711000016 case.new-shared case=K
expect none
expect case K level=2 state=reported
wait 5m
sms +254711000006 "STATUS {K}"
expect sms +254711000006 refuse.no-such-case
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3
