# An officer fills the follow-up form by keys: PIN, form, one question a screen, back and more work, and only the last key saves
# it. The visit is progress and the next one is due, as by page and by text; dialled again there is nothing to go on with.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
ussd +254711000001 dial
expect ussd CON ussd.menu contains "9 Fill a form"
ussd +254711000001 "9"
expect ussd CON ussd.cases count=1
ussd +254711000001 "1"
expect ussd CON ussd.pin case=K step=new
ussd +254711000001 "480317"
ussd +254711000001 "480317"
expect ussd CON ussd.form case=K step=list contains "2 Follow-up"
ussd +254711000001 "0"
expect ussd CON ussd.cases
ussd +254711000001 "1"
ussd +254711000001 "480317"                   # a PIN is for one case, each time it is taken in hand
expect ussd CON ussd.form case=K step=list
ussd +254711000001 "7"
expect ussd CON ussd.form hint=yes
ussd +254711000001 "2"
expect ussd CON ussd.form case=K field=date contains "Date of the visit"
ussd +254711000001 "yesterday week"
expect ussd CON ussd.form field=date hint=yes
ussd +254711000001 "2.3."
expect ussd CON ussd.form field=seen contains "1 Child seen and spoken to"
ussd +254711000001 "1"
expect ussd CON ussd.form field=status
ussd +254711000001 "0"
expect ussd CON ussd.form field=seen
ussd +254711000001 "2"
ussd +254711000001 "1"
expect ussd CON ussd.form field=safe
ussd +254711000001 "2"
expect ussd CON ussd.form field=danger         # asked only now
ussd +254711000001 "0"
ussd +254711000001 "1"
expect ussd CON ussd.form field=comment contains "99 Skip"
ussd +254711000001 "sleeps well at his aunt's"
ussd +254711000001 "9.3."
expect ussd CON ussd.form case=K step=save contains "1 Save it"
ussd +254711000001 "0"
expect ussd CON ussd.form field=next
ussd +254711000001 "10.3."
expect ussd CON ussd.form step=save
ussd +254711000001 "1"
expect ussd END sheet.filled case=K how=keys
expect sms +254700000001 case.updated case=K by=scco
expect duty follow-up 1 is=open
ussd +254711000001 dial
expect ussd CON ussd.menu
wait 10m
expect none
