# A report by USSD: it is a case as soon as the kind is known, each answer goes into it at once, and the last screen says
# its reference and the first advice. No text is sent to the reporter.
person scco +254711000001 at 003.016
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
ussd +254700000001 dial
expect ussd CON ussd.menu
ussd +254700000001 "1"
expect ussd CON ussd.kind
expect none
ussd +254700000001 "3"
expect ussd CON ussd.sex case=K
expect sms +254711000001 case.new case=K severity=S3
expect case K state=reported level=1
ussd +254700000001 "2"
expect ussd CON ussd.age case=K
expect sms +254711000001 case.completed case=K
ussd +254700000001 "6"
expect ussd CON ussd.place case=K
ussd +254700000001 "Ganda"
expect ussd CON ussd.check case=K
ussd +254700000001 "1"
expect ussd END ussd.done case=K contains "116"
expect none
wait 2m
expect sms +254711000001 case.completed case=K        # the third within a minute waited for its end
wait 10m                                              # and no receipt follows: the screen said it
expect none
ussd +254700000001 dial                               # nothing is left to go on with
expect ussd CON ussd.menu
