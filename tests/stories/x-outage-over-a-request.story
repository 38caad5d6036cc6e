# A request that climbs during an outage is said to the next level when the carrier is back, late, once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
until 2026-03-03 08:30
expect none
outage 2h
expect sms +254711000003 case.close-requested case=K late=yes
