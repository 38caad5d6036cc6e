# After VERIFY alone the next plain text is the action and ends the hold; it is told as an update; thanks is not an action.
# VERIFY alone 09:05; hold +2 wd Wed 09:05 does not fire; no progress +4 wd from 09:20: Fri 6 Mar 09:20.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
wait 5m
sms +254711000001 "Asante"
expect none
wait 10m
sms +254711000001 "went to the home with the chief, mother was counselled"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K by=scco
until 2026-03-06 09:19
expect none
until 2026-03-06 09:20
expect sms +254711000001 case.reminder case=K
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
