# The county officer reports: the officer hears, the county's own minute comes all the same, and each event brings him one text.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254711000002 "REPORT abandoned girl 2 months Ganda"
expect sms +254711000002 report.received case=K
expect sms +254711000002 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000002 case.escalated case=K level=2
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254711000002 case.verified case=K by=scco
