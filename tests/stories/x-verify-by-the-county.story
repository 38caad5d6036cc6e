# The county takes up what the officer leaves: the officer and the region, both told, hear it; the county gets its answer alone.
# S1: reminder 09:10; 2 09:20; 3 10:00; VERIFY by level 2 at 10:30.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
until 2026-03-02 10:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-02 10:30
sms +254711000002 "VERIFY {K} I brought the baby to the hospital myself"
expect sms +254711000002 done.verified case=K
expect sms +254711000001 case.verified case=K by=cccs action=yes
expect sms +254711000003 case.verified case=K by=cccs
expect sms +254700000001 case.verified case=K by=cccs
until 2026-03-02 22:29
expect none
until 2026-03-02 22:30
expect sms +254711000001 case.reminder case=K
until 2026-03-03 10:30
expect sms +254711000004 case.escalated case=K level=4 reason=no-progress
