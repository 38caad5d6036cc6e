# An S1 whose closing nobody above can confirm stands as asked; the alarm rings daily, the only person hears it again each 24 h.
# doubt: alarm.vacant at 09:20 belongs to the county's empty post (reported); taken up 09:05 none rings before the request.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000009 alarm.vacant
expect case K state=close-requested
