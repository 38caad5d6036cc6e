# Forgers try each way out of an emergency, by a link nobody named and in the names of officers: DISCARD, CLOSE, YES with
# the true code, CONFIRM, REJECT, PASS. Nothing changes but that codes reach the true phones.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "DISCARD {K} nothing happened here, it was a rumour" via elsewhere
expect none
sms +254711000001 "DISCARD {K} nothing happened here, it was a rumour"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}" via elsewhere
sms +254711000002 "YES {C}"
expect sms +254711000002 refuse.bad-code
expect case K state=reported
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
expect case K state=close-requested
wait 5m
sms +254711000002 "CONFIRM {K}" via elsewhere
sms +254711000002 "REJECT {K} it is not so at all" via elsewhere
expect none
sms +254722999999 "CONFIRM {K}"
expect sms +254722999999 refuse.no-such-case
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K
sms +254711000002 "YES 123456"
expect sms +254711000002 refuse.bad-code
sms +254711000001 "CONFIRM {K}"
expect sms +254711000001 refuse.not-authorised
expect case K state=close-requested
