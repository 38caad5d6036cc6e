# Only the sub-county exists: the request to close an emergency stands, the administrator is rung, and nobody can confirm.
# doubt: the first alarm.vacant is expected when the request is made, not a day later.
person cpv   +254700000001 at 003.016.0077
person scco  +254711000001 at 003.016
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 10m
expect none
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000009 alarm.vacant
expect case K state=close-requested
wait 2h
expect none
expect case K state=close-requested
