# 98 shows more, 0 goes back, 00 to the menu; a number counts on every page of its list. What was told is not taken back.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
ussd +254733000001 dial
ussd +254733000001 "1"
expect ussd CON ussd.kind contains "1 defilement"
ussd +254733000001 "98"
expect ussd CON ussd.kind contains "98 More"
ussd +254733000001 "98"
ussd +254733000001 "0"
ussd +254733000001 "0"
expect ussd CON ussd.kind contains "1 defilement"
ussd +254733000001 "0"
expect ussd CON ussd.menu
ussd +254733000001 "3"
expect ussd CON ussd.guidance
ussd +254733000001 "35"
expect ussd CON guidance.paternity
ussd +254733000001 "98"
expect ussd CON guidance.paternity
ussd +254733000001 "0"
expect ussd CON guidance.paternity contains "98 More"
ussd +254733000001 "0"
expect ussd CON ussd.guidance
ussd +254733000001 "00"
expect ussd CON ussd.menu
ussd +254733000001 "1"
ussd +254733000001 "35"                       # it stands on the last page
expect ussd CON ussd.sex case=A
expect case A severity=S4
ussd +254733000001 "0"                        # the kind is told: nothing before it to go back to
expect ussd CON ussd.sex case=A
ussd +254733000001 "4"                        # not known
expect ussd CON ussd.age case=A
ussd +254733000001 "0"                        # asked again
expect ussd CON ussd.sex case=A
ussd +254733000001 "1"
expect ussd CON ussd.age case=A
ussd +254733000001 "98"                       # a baby
expect ussd CON ussd.place case=A
ussd +254733000001 "99"
expect ussd CON ussd.check case=A missing=ward
ussd +254733000001 "0"
expect ussd CON ussd.place case=A
ussd +254733000001 "99"
ussd +254733000001 "00"
expect ussd CON ussd.menu
ussd +254733000001 drop                       # not ended: the receipt goes when its time is over
expect none
wait 3m
expect sms +254733000001 report.received case=A
