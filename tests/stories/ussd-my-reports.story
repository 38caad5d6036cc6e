# My reports: how each stands, words for its officer, and a no to a closing. Whoever dials sees the own reports alone.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254733000001 "REPORT neglect boy 6 Ganda"
expect sms +254733000001 report.received case=A
expect sms +254733000001 guidance.neglect
expect sms +254711000001 case.new case=A
ussd +254733000002 dial
ussd +254733000002 "2"
expect ussd CON ussd.reports count=0
ussd +254733000002 "1"
expect ussd CON ussd.reports hint=yes
ussd +254733000001 dial
expect ussd CON ussd.menu
ussd +254733000001 "5"                        # the officers' choices are not there
expect ussd CON ussd.menu hint=yes
ussd +254733000001 "2"
expect ussd CON ussd.reports count=1
ussd +254733000001 "1"
expect ussd CON ussd.case case=A state=reported
ussd +254733000001 "1"
expect ussd CON ussd.words case=A act=update
ussd +254733000001 "he was beaten again last night"
expect ussd END done.updated case=A
expect sms +254711000001 case.updated case=A
sms +254711000001 "VERIFY {A} visited home, mother counselled"
expect sms +254711000001 done.verified case=A
expect sms +254733000001 case.verified case=A
sms +254711000001 "CLOSE {A} the child is safe with an aunt"
expect sms +254711000001 confirm.code case=A code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=A
expect sms +254733000001 case.closed case=A
ussd +254733000001 dial
ussd +254733000001 "2"
ussd +254733000001 "1"
expect ussd CON ussd.case case=A state=closed contains "needs help"
ussd +254733000001 "1"
expect ussd END done.disputed case=A
expect case A state=reported epoch=2
wait 1m
expect sms +254711000001 case.disputed case=A
