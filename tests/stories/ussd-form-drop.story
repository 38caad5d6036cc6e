# A form by keys whose call drops, whose keys are wrong three times, and whose engine is killed between any two screens: what was
# answered stands, the next dial goes on where it stopped, and it is saved once.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
ussd +254711000001 dial
ussd +254711000001 "9"
ussd +254711000001 "1"
ussd +254711000001 "480317"
ussd +254711000001 "480317"
ussd +254711000001 "2"
ussd +254711000001 drop                       # nothing is answered: nothing to go on with
ussd +254711000001 dial
expect ussd CON ussd.menu
ussd +254711000001 "9"
ussd +254711000001 "1"
ussd +254711000001 "480317"
ussd +254711000001 "2"
ussd +254711000001 "leo"
expect ussd CON ussd.form field=seen
ussd +254711000001 drop
ussd +254711000001 dial
expect ussd CON ussd.form case=K step=resume contains "Follow-up"
ussd +254711000001 "1"
expect ussd CON ussd.pin case=K               # each call has its own PIN
ussd +254711000001 "480317"
expect ussd CON ussd.form field=seen
ussd +254711000001 "1"
crash
ussd +254711000001 "1"                        # a session that nobody knows begins afresh
expect ussd CON ussd.form case=K step=resume
ussd +254711000001 "1"
ussd +254711000001 "480317"
expect ussd CON ussd.form field=status
ussd +254711000001 "77"
ussd +254711000001 "77"
ussd +254711000001 "77"
expect ussd END ussd.bye
expect sms +254711000001 help
ussd +254711000001 dial
ussd +254711000001 "1"
ussd +254711000001 "480317"
expect ussd CON ussd.form field=status
ussd +254711000001 "1"
crash
ussd +254711000001 dial
ussd +254711000001 "1"
ussd +254711000001 "480317"
expect ussd CON ussd.form field=safe
ussd +254711000001 "1"
ussd +254711000001 "99"
ussd +254711000001 "9.3."
expect ussd CON ussd.form step=save
crash                                         # not saved yet
ussd +254711000001 dial
ussd +254711000001 "1"
ussd +254711000001 "480317"
expect ussd CON ussd.form field=comment       # what was passed over is asked again
ussd +254711000001 "99"
expect ussd CON ussd.form field=next
ussd +254711000001 "99"
expect ussd CON ussd.form step=save
ussd +254711000001 "1"
crash                                         # saved
expect ussd END sheet.filled case=K
expect sms +254700000001 case.updated case=K by=scco
expect duty follow-up 1 is=open
ussd +254711000001 dial
expect ussd CON ussd.menu
wait 10m
expect none
