# Of an emergency closed by two, the closer is the higher: the NO goes above the county, to the region (ruling 4).
# t0 Tue 10:00: reminder to the region 10:10; rows of levels 1 to 3 unsaid; level 4 +2 h 12:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs     +254711000003 at R1
person national +254711000004 at KE
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
wait 1h
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=D
sms +254711000002 "YES {D}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
until 2026-03-03 10:00
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000003 case.disputed case=K
expect case K state=reported level=3 epoch=2
until 2026-03-03 10:10
expect sms +254711000003 case.reminder case=K
until 2026-03-03 11:59
expect none
until 2026-03-03 12:00
expect sms +254711000004 case.escalated case=K level=4 reason=unanswered
