# Steady progress does not lift the ceiling: 72 h after an S1 case was taken up one goes up, whatever was said.
# Taken up Mon 09:05; updates at Mon 20:00, Tue 07:00, Tue 18:00, Wed 05:00, Wed 16:00, Thu 03:00, each within 12 h of
# the last; ceiling Thu 09:05.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-02 20:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-03 07:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-03 18:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-04 05:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-04 16:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-05 03:00
sms +254711000001 "UPDATE {K} the child is at the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-05 09:04
expect none
until 2026-03-05 09:05
expect sms +254711000002 case.escalated case=K level=2 reason=ceiling
