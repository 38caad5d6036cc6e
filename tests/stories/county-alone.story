# Only the county is read: the helpline is level 1 with an officer's rights, levels 2 and 3 are that county's and region's.
# S2, t0 Mon 09:00: reminder 10:00, level 2 11:00 (West Pokot), level 3 15:00 (Rift Valley).
person helpline +254711000008 at KE
person cccs     +254711000002 at 003
person cccs     +254711000036 at 024
person rccs     +254711000037 at R5
at 2026-03-02 09:00
sms +254722000001 "kesi ya ukeketaji msichana miaka 12 West Pokot"
expect sms +254722000001 report.received case=K
expect sms +254722000001 guidance.fgm
expect sms +254722000001 ask.details case=K missing=ward
expect sms +254711000008 case.new case=K severity=S2
until 2026-03-02 10:00
expect sms +254711000008 case.reminder case=K
until 2026-03-02 11:00
expect sms +254711000036 case.escalated case=K level=2 reason=unanswered
until 2026-03-02 15:00
expect sms +254711000037 case.escalated case=K level=3 reason=unanswered
wait 10m
sms +254711000008 "VERIFY {K} called the chief of the place"
expect sms +254711000008 done.verified case=K
expect sms +254722000001 case.verified case=K
expect sms +254711000036 case.verified case=K by=helpline
expect sms +254711000037 case.verified case=K by=helpline
