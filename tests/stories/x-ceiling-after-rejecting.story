# The ceiling runs from the taking up whatever was said, a rejected closing too: it is not a new taking up. No-progress runs from the rejecting.
# Taken up Mon 09:05; asked 09:30; the county is silent; Tue and Wed 09:30 the region, the top here, is asked; rejected Wed 20:00; ceiling Thu 09:05 (72 h): level 2;
# reminder Wed 20:00 + 12 h = Thu 08:00; one up Thu 20:00 level 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 09:30
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
until 2026-03-03 09:30
expect sms +254711000003 case.close-requested case=K
until 2026-03-04 20:00
expect sms +254711000003 case.close-requested case=K
sms +254711000003 "REJECT {K} nobody saw the grandmother"
expect sms +254711000003 done.rejected case=K
expect sms +254711000001 case.close-rejected case=K by=rccs
until 2026-03-05 08:00
expect sms +254711000001 case.reminder case=K
until 2026-03-05 09:05
expect sms +254711000002 case.escalated case=K level=2 reason=ceiling
until 2026-03-05 20:00
expect sms +254711000003 case.escalated case=K level=3 reason=no-progress
