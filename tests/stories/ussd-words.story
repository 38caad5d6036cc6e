# Words of one's own in the place of a number: a whole report, a cry that nobody can read (it is a case all the same),
# and more words at the end.
person scco +254711000001 at 003.016
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
ussd +254700000001 dial
ussd +254700000001 "1"
ussd +254700000001 "girl 9 defiled in Ganda"
expect ussd CON ussd.check case=A
expect sms +254711000001 case.new case=A severity=S1
ussd +254700000001 "3"
expect ussd CON ussd.words case=A
ussd +254700000001 "the uncle has run away"
expect ussd CON ussd.check case=A
expect sms +254711000001 case.updated case=A
ussd +254700000001 "1"
expect ussd END ussd.done case=A
wait 2m
ussd +254700000001 dial
expect ussd CON ussd.menu
ussd +254700000001 "1"
ussd +254700000001 "zzyxw mtt ghafla kabisa"
expect ussd CON ussd.kind case=B              # it could not be read: chosen from the list, perhaps
expect sms +254711000001 case.new case=B severity=S2
ussd +254700000001 "3"
expect ussd CON ussd.sex case=B
expect sms +254711000001 case.completed case=B
ussd +254700000001 "00"
ussd +254700000001 "1"
ussd +254700000001 "36"                       # something else
expect ussd CON ussd.sex case=C
expect case C severity=S2
