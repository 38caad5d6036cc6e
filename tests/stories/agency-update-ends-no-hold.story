# What the police say is not the officer's action: the hold of a case taken up without one runs on (ruling 6).
# S1 taken up 09:05; police 10:00; still one up at 11:05.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT trafficking boy 14 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.trafficking
expect sms +254711000001 case.new case=K
expect sms +254711000006 case.new-shared case=K
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 10:00
sms +254711000006 "UPDATE {K} patrol sent to the road"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-02 11:04
expect none
until 2026-03-02 11:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
