# For an administrative case level 2 is the top, unless it is vacant: then the region hears at the county's time.
# Digest Tue 3 March 08:30; reminder Fri 6; +10 wd Tue 17: level 3 for want of level 2; again +5 wd Wed 25, at 08:30.
# doubt: "unless vacant" is read as in rule 1 of section 5: the next filled level takes the place, as top too.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT paternity boy 2 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.paternity
until 2026-03-03 08:30
expect sms +254711000001 case.digest count=1
until 2026-03-06 08:30
expect sms +254711000001 case.reminder case=K
until 2026-03-17 08:29
expect none
until 2026-03-17 08:30
expect sms +254711000003 case.escalated case=K level=3 reason=vacant
until 2026-03-25 08:30
expect sms +254711000003 case.escalated case=K level=3
