# The county's text of a closing that is asked fails: second number, then the level above is asked at once.
# doubt: "one up with reason unreachable" of a request is the request itself one level up.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person rccs +254711000003 at R1
person cccs +254711000002 at 003 phone2 +254711000092
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 1m
sms +254711000001 "DISCARD {K} the mother had only gone to the market"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
dlr +254711000002 failed
expect sms +254711000092 case.close-requested case=K
dlr +254711000092 failed
expect sms +254711000003 case.close-requested case=K
