# No receipt within 5 minutes of an S1 text: the second number, then the deputy, then one up, each step with its own 5 minutes
# (section 5 point 5, ruling 12). t0 09:00; 09:05 second number; 09:10 deputy and the reminder row, which goes to the holder;
# 09:15 one up, unreachable: level 2 before its own time (09:20), which then passes unsaid (ruling 7).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016 phone2 +254711000011
person scco +254711000021 at 003.016 deputy
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
dlr +254711000001 none
until 2026-03-02 09:05
expect sms +254711000011 case.new case=K severity=S1
dlr +254711000011 none
until 2026-03-02 09:10
expect sms +254711000021 case.new case=K severity=S1
expect sms +254711000001 case.reminder case=K
dlr +254711000021 none
until 2026-03-02 09:15
expect sms +254711000002 case.escalated case=K level=2 reason=unreachable
until 2026-03-02 09:59
expect none
