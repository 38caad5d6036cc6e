# An officer's menu: my cases, take up, update, close; a PIN stands in the place of the code by SMS, and is chosen first.
person scco +254711000001 at 003.016
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
ussd +254711000001 dial
expect ussd CON ussd.menu contains "8 Close"
ussd +254711000001 "5"
expect ussd CON ussd.cases count=1
ussd +254711000001 "1"
expect ussd CON ussd.case case=K state=reported contains "neglect"
ussd +254711000001 "1"
expect ussd CON ussd.words case=K act=verify
ussd +254711000001 "visited the home, mother counselled"
expect ussd END done.verified case=K
expect sms +254700000001 case.verified case=K
expect case K state=verified
ussd +254711000001 dial
ussd +254711000001 "7"
expect ussd CON ussd.cases
ussd +254711000001 "{K}"                      # the reference is as good as its place in the list
expect ussd CON ussd.words case=K act=update
ussd +254711000001 "the chief came too"
expect ussd END done.updated case=K
expect sms +254700000001 case.updated case=K
ussd +254711000001 dial
ussd +254711000001 "8"
ussd +254711000001 "1"
expect ussd CON ussd.pin case=K step=new      # no PIN yet
ussd +254711000001 "111111"
expect ussd CON ussd.pin case=K step=new hint=yes
ussd +254711000001 "480317"
expect ussd CON ussd.pin case=K step=again
ussd +254711000001 "480317"
expect ussd CON ussd.words case=K act=close
ussd +254711000001 "too short"
expect ussd CON ussd.words case=K act=close hint=yes
ussd +254711000001 "the child is safe with an aunt"
expect ussd END done.closed case=K
expect sms +254700000001 case.closed case=K
expect case K state=closed
expect none                                   # nothing was texted to the officer
