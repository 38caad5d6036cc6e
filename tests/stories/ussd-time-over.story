# A session lives 180 s. Whoever lets it run out gets the receipt then, once; whoever types into it afterwards is offered
# to go on. What is missing can also be answered by a text.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
ussd +254733000001 dial
ussd +254733000001 "1"
wait 60s
ussd +254733000001 "3"
expect ussd CON ussd.sex case=A
wait 119s
expect none
wait 1s
expect sms +254733000001 report.received case=A
wait 10m
ussd +254733000001 "1"                        # into a session whose time is over
expect ussd CON ussd.resume case=A
ussd +254733000001 "1"
expect ussd CON ussd.sex case=A
ussd +254733000001 "1"
expect ussd CON ussd.age case=A
wait 10m
expect none                                   # no second receipt
sms +254733000001 "9 Ganda"
expect sms +254733000001 report.completed case=A
expect sms +254711000001 case.new case=A
expect case A state=reported level=1
ussd +254733000001 dial
expect ussd CON ussd.menu
