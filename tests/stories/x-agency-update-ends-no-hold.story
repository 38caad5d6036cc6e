# The police write, but no officer has said an action: the hold runs on.
# S1 VERIFY alone 09:05; police 10:00; hold 11:05 level 2, 13:05 level 3.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K
expect sms +254711000007 case.new-shared case=K
wait 5m
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 10:00
sms +254711000006 "UPDATE {K} statement taken, OB 12"
expect sms +254711000006 done.updated case=K
expect sms +254711000001 case.updated case=K by=police
expect sms +254700000001 case.updated case=K by=police
until 2026-03-02 11:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-02 13:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
sms +254711000006 "VERIFY {K} we have the man"
expect sms +254711000006 refuse.not-authorised case=K
sms +254711000007 "CLOSE {K} the girl was treated and sent home"
expect sms +254711000007 refuse.not-authorised case=K
expect case K state=verified
