# A wrong PIN closes nothing; the third ends the call, and so many lock it (pin.tries): then the right one is refused too.
person scco +254711000001 at 003.016
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
sms +254711000001 "VERIFY {K} visited home, mother counselled"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
ussd +254711000001 dial
ussd +254711000001 "8"
ussd +254711000001 "1"
ussd +254711000001 "480317"
ussd +254711000001 "480318"
expect ussd CON ussd.pin step=new hint=yes    # not the same twice
ussd +254711000001 "480317"
ussd +254711000001 "480317"
expect ussd CON ussd.words act=close
ussd +254711000001 "00"
ussd +254711000001 "8"
ussd +254711000001 "1"
expect ussd CON ussd.pin case=K               # a PIN is for one case and one act
ussd +254711000001 "111112"
expect ussd CON ussd.pin hint=yes
ussd +254711000001 "222223"
expect ussd CON ussd.pin hint=yes
ussd +254711000001 "333334"
expect ussd END ussd.bye
expect sms +254711000001 help
ussd +254711000001 dial
ussd +254711000001 "8"
ussd +254711000001 "1"
ussd +254711000001 "444445"
ussd +254711000001 "555556"
ussd +254711000001 "480317"                   # right, and too late: the fifth wrong one locked it
expect ussd END ussd.bye
expect sms +254711000001 help
expect case K state=verified
sms +254711000001 "UPDATE {K} the phone works as ever"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
