# A wrong option repeats the screen with a hint, the third in a row ends the call: with help by a text, or, once the kind
# is known, with the receipt.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
ussd +254733000001 dial
ussd +254733000001 "77"
expect ussd CON ussd.menu hint=yes contains "Try again"
ussd +254733000001 "what"
expect ussd CON ussd.menu hint=yes
ussd +254733000001 "4"                        # a right one: the count begins anew
expect ussd CON ussd.language
ussd +254733000001 "9"
expect ussd CON ussd.language hint=yes
ussd +254733000001 "9"
ussd +254733000001 ""
expect ussd END ussd.bye
expect sms +254733000001 help
ussd +254733000002 dial
ussd +254733000002 "1"
ussd +254733000002 "77"
ussd +254733000002 "xyz"
expect ussd CON ussd.kind hint=yes
ussd +254733000002 "88"
expect ussd END ussd.bye
expect sms +254733000002 help
ussd +254733000003 dial
ussd +254733000003 "1"
ussd +254733000003 "3"
expect ussd CON ussd.sex case=A
ussd +254733000003 "1"
ussd +254733000003 "44"                       # no child's age
expect ussd CON ussd.age case=A hint=yes
ussd +254733000003 "xx"
ussd +254733000003 "18"
expect ussd END ussd.bye
expect sms +254733000003 report.received case=A
wait 10m
expect none
ussd +254733000003 dial
expect ussd CON ussd.resume case=A
ussd +254733000003 "1"
expect ussd CON ussd.age case=A
