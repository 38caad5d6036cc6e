# A call that drops: before the kind is known nothing was said; from then on it is a case, its receipt goes at once, and
# dialling again offers to go on where it stopped.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
ussd +254733000001 dial                       # dropped at the menu
ussd +254733000001 drop
ussd +254733000002 dial                       # at the kinds
ussd +254733000002 "1"
ussd +254733000002 drop
wait 10m
expect none
ussd +254733000003 dial                       # at the sex
ussd +254733000003 "1"
ussd +254733000003 "3"
expect ussd CON ussd.sex case=A
ussd +254733000003 drop
expect sms +254733000003 report.received case=A
expect case A state=reported
ussd +254733000004 dial                       # at the age
ussd +254733000004 "1"
ussd +254733000004 "3"
expect ussd CON ussd.sex case=B
ussd +254733000004 "1"
ussd +254733000004 drop
expect sms +254733000004 report.received case=B
ussd +254733000005 dial                       # at the place
ussd +254733000005 "1"
ussd +254733000005 "3"
expect ussd CON ussd.sex case=C
ussd +254733000005 "1"
ussd +254733000005 "9"
ussd +254733000005 drop
expect sms +254733000005 report.received case=C
ussd +254733000006 dial                       # at the end, all told
ussd +254733000006 "1"
ussd +254733000006 "3"
expect ussd CON ussd.sex case=D
ussd +254733000006 "1"
ussd +254733000006 "9"
ussd +254733000006 "Ganda"
expect ussd CON ussd.check case=D
expect sms +254711000001 case.new case=D
ussd +254733000006 drop
expect sms +254733000006 report.received case=D
wait 10m                                      # the receipt goes once
expect none
ussd +254733000003 dial
expect ussd CON ussd.resume case=A
ussd +254733000003 "1"
expect ussd CON ussd.sex case=A
ussd +254733000004 dial
expect ussd CON ussd.resume case=B
ussd +254733000004 "1"
expect ussd CON ussd.age case=B
ussd +254733000005 dial
ussd +254733000005 "1"
expect ussd CON ussd.place case=C
ussd +254733000005 "Ganda"
expect ussd CON ussd.check case=C
expect sms +254711000001 case.new case=C
ussd +254733000005 "1"
expect ussd END ussd.done case=C
ussd +254733000006 dial                       # nothing is missing, and the receipt has gone
expect ussd CON ussd.menu
ussd +254733000004 drop                       # it had its receipt
wait 10m
expect none
