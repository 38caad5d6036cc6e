# A case closes: what was still to be done for it is struck out, but not what is owed to a child in care (a visit). It comes
# back: so does what was struck out, and who should have heard meanwhile hears now.
# Service by Thu 2026-03-05: 2 wd before is Tue 3. Visit by Mon 9: 3 wd before is Wed 4. Closed on Mon 2. Reopened on Wed 4 at
# noon: the reminder of Tue 3 is said then, late.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254711000001 "VERIFY {K} visited home, mother counselled"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
duty service 1 by 2026-03-05 at scco 003.016 case K
duty visit 2 by 2026-03-09 at scco 003.016 case K
wait 10m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
wait 1m
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
expect sms +254700000001 case.closed case=K
expect duty service 1 is=struck
expect duty visit 2 is=open
until 2026-03-04 08:29
expect none
until 2026-03-04 08:30
expect sms +254711000001 duty.remind case=K duty=visit
until 2026-03-04 12:00
sms +254711000002 "REOPEN {K} the neighbours saw the boy alone again"
expect sms +254711000002 done.reopened case=K
expect sms +254711000001 case.reopened case=K
expect sms +254700000001 case.reopened case=K
expect sms +254711000001 duty.remind case=K duty=service day=2026-03-05
expect duty service 1 is=open
wait 10m
sms +254711000001 "VERIFY {K} the boy is with his aunt now"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-05 08:30
expect sms +254711000001 duty.due case=K duty=service
duty service 1 done
duty visit 2 done
