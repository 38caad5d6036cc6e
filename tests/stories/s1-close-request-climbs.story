# Nobody confirms: the request goes one level up after each 24 h by the wall, at the top the top again; no other clock runs.
# Asked Mon 10:00: Tue 10:00 level 3, Wed 4, Thu 5, Fri 5 again. Then the region, asked but not told, confirms.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-02 10:00
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
expect case K state=close-requested
until 2026-03-03 09:59
expect none
until 2026-03-03 10:00
expect sms +254711000003 case.close-requested case=K
until 2026-03-04 10:00
expect sms +254711000004 case.close-requested case=K
until 2026-03-05 10:00
expect sms +254711000005 case.close-requested case=K
until 2026-03-06 09:59
expect none
until 2026-03-06 10:00
expect sms +254711000005 case.close-requested case=K
expect case K state=close-requested level=1
wait 1h
sms +254711000003 "CONFIRM {K}"
expect sms +254711000003 confirm.code case=K code=D
sms +254711000003 "YES {D}"
expect sms +254711000003 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
