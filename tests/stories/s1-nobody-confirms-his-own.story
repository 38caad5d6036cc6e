# The officer who asked cannot confirm: another person above must. Nor can a deputy of the same post, who is not above.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000021 at 003.016 deputy
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 55m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
expect case K state=close-requested
wait 10m
sms +254711000001 "CONFIRM {K}"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000021 "CONFIRM {K}"
expect sms +254711000021 refuse.not-authorised case=K
expect case K state=close-requested
