# Closing an emergency by USSD: the PIN proves who it is, and a second person above must still agree.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
ussd +254711000001 dial
ussd +254711000001 "6"
ussd +254711000001 "1"
ussd +254711000001 "went with the child to hospital"
expect ussd END done.verified case=K
expect sms +254700000001 case.verified case=K
ussd +254711000001 dial
ussd +254711000001 "8"
ussd +254711000001 "1"
ussd +254711000001 "480317"
ussd +254711000001 "480317"
ussd +254711000001 "the child lives with an aunt now"
expect ussd END done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
expect case K state=close-requested
ussd +254711000001 dial
ussd +254711000001 "5"
ussd +254711000001 "1"
expect ussd CON ussd.case case=K state=close-requested
ussd +254711000001 "1"
ussd +254711000001 "480317"
expect ussd END refuse.not-authorised case=K  # nobody agrees to his own request
ussd +254711000002 dial
ussd +254711000002 "5"
ussd +254711000002 "1"
expect ussd CON ussd.case case=K contains "Agree"
ussd +254711000002 "2"
expect ussd CON ussd.words act=reject
ussd +254711000002 "see the child again first"
expect ussd END done.rejected case=K
expect sms +254711000001 case.close-rejected case=K
ussd +254711000001 dial
ussd +254711000001 "8"
ussd +254711000001 "1"
ussd +254711000001 "480317"
ussd +254711000001 "seen again, safe with the aunt"
expect ussd END done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
ussd +254711000002 dial
ussd +254711000002 "5"
ussd +254711000002 "1"
ussd +254711000002 "1"
expect ussd CON ussd.pin step=new
ussd +254711000002 "571930"
ussd +254711000002 "571930"
expect ussd END done.closed case=K
expect sms +254700000001 case.closed case=K
expect sms +254711000001 case.closed case=K
expect case K state=closed
