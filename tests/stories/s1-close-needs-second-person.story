# An emergency is closed by two: the officer asks, the county confirms with a code of her own; then everyone hears.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
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
expect case K state=close-requested level=1
wait 30m
expect none
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
expect case K state=close-requested
sms +254711000002 "YES {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K by=cccs
expect sms +254700000001 case.closed case=K
expect case K state=closed
duty closure 1 done
wait 10d
expect none
