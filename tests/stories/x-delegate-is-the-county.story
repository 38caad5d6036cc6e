# The county officer stands in for the sub-county: she is told as officer, so at the county's minute the region hears.
# S1: case.new and reminder to her; 09:20 level 3; 10:00 nothing; 11:00 level 4. Her DISCARD is asked of the region.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person national +254711000004 at KE
absent +254711000001 from 2026-03-01 to 2026-03-10 delegate +254711000002
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000002 case.new case=K
until 2026-03-02 09:10
expect sms +254711000002 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-02 10:59
expect none
until 2026-03-02 11:00
expect sms +254711000004 case.escalated case=K level=4
wait 1m
sms +254711000002 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000002 confirm.code case=K code=C
sms +254711000002 "YES {C}"
expect sms +254711000002 done.close-requested case=K
expect sms +254711000003 case.close-requested case=K
