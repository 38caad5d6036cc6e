# REJECT sends the case back: the officer hears, the state is verified again, and it counts as progress: reminder 12 h
# after (Mon 23:00), then one up 24 h after (Tue 11:00): the county, who was asked but never told, is that one.
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
until 2026-03-02 10:00
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
expect case K state=close-requested
until 2026-03-02 11:00
sms +254711000002 "REJECT {K} the girl has not been seen by a doctor"
expect sms +254711000002 done.rejected case=K
expect sms +254711000001 case.close-rejected case=K
expect case K state=verified level=1
until 2026-03-02 22:59
expect none
until 2026-03-02 23:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 10:59
expect none
until 2026-03-03 11:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
