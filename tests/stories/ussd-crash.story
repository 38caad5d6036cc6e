# The engine is killed between any two hops. Sessions lie in its memory and are lost; what was told is not: whoever types
# on, or dials again, is offered to go on with the case, and the receipt goes when the session's time is over.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
ussd +254733000001 dial
crash
ussd +254733000001 "1"                        # nobody knows the session: it begins afresh
expect ussd CON ussd.menu
ussd +254733000001 "1"
crash
ussd +254733000001 "3"
expect ussd CON ussd.menu
ussd +254733000001 "1"
ussd +254733000001 "3"
expect ussd CON ussd.sex case=A
crash
ussd +254733000001 "1"
expect ussd CON ussd.resume case=A
ussd +254733000001 "1"
expect ussd CON ussd.sex case=A
ussd +254733000001 "1"
expect ussd CON ussd.age case=A
crash
ussd +254733000001 dial
expect ussd CON ussd.resume case=A
ussd +254733000001 "1"
expect ussd CON ussd.age case=A
ussd +254733000001 "9"
expect ussd CON ussd.place case=A
crash
ussd +254733000001 dial
ussd +254733000001 "1"
expect ussd CON ussd.place case=A
ussd +254733000001 "Ganda"
expect ussd CON ussd.check case=A
expect sms +254711000001 case.new case=A
crash
ussd +254733000001 dial                       # all is told, but nobody saw the end
expect ussd CON ussd.resume case=A
ussd +254733000001 "1"
expect ussd CON ussd.check case=A
ussd +254733000001 "1"
expect ussd END ussd.done case=A
crash
wait 10m
expect none                                   # the screen said the reference: no receipt
ussd +254733000002 dial
ussd +254733000002 "1"
ussd +254733000002 "1"
expect ussd CON ussd.sex case=B
crash
wait 179s
expect none
wait 1s
expect sms +254733000002 report.received case=B   # nobody else would have told it
wait 10m
expect none
