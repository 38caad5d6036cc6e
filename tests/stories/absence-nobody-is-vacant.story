# On leave with nobody for the post: it counts as vacant, and the county hears at once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
absent +254711000001 from 2026-03-02 to 2026-03-06
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K level=2 reason=vacant
until 2026-03-02 16:59
expect none
