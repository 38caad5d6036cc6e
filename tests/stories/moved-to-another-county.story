# The ward lies in another county: the new county's coordinator counts as not told, and his row, already passed, fires at
# once; the old county hears nothing more. S1, t0 09:00: level 2 09:20 in Kilifi, moved to Mombasa 09:30; level 3 10:00.
# doubt: after the move level stays 2, told anew by the new county.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person scco +254711000038 at 001.005
person cccs +254711000032 at 001
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254700000001 ask.details case=K missing=ward
expect sms +254711000001 case.new case=K
until 2026-03-02 09:20
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 09:30
sms +254700000001 "Timbwani"
expect sms +254700000001 report.completed case=K
expect sms +254711000038 case.new case=K severity=S1 place=001.005
expect sms +254711000032 case.escalated case=K level=2 reason=unanswered
expect none
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3
