# The rights of texts hold on screens: a reporter is no officer, an officer of elsewhere sees nothing, a lost phone shows
# nothing of its owner's, and guessing references mutes.
person scco +254711000001 at 003.016
person scco +254711000003 at 003.012
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=A
ussd +254711000003 dial
ussd +254711000003 "5"
expect ussd CON ussd.cases count=0
ussd +254711000003 "{A}"
expect ussd END refuse.no-such-case
ussd +254711000003 dial
ussd +254711000003 "6"
ussd +254711000003 "{A}"
ussd +254711000003 "I take what is not mine"
expect ussd END refuse.no-such-case
ussd +254711000003 dial
ussd +254711000003 "9"
ussd +254711000003 "{A}"
ussd +254711000003 "480317"
ussd +254711000003 "480317"
expect ussd CON ussd.form step=list            # what stands there says nothing of the case
ussd +254711000003 "2"
ussd +254711000003 "leo"
expect ussd END refuse.no-such-case
expect case A state=reported
lost +254711000001
ussd +254711000001 dial
expect ussd CON ussd.menu
ussd +254711000001 "5"
expect ussd CON ussd.menu hint=yes
ussd +254711000001 "1"                        # but a child may be reported with it
ussd +254711000001 "1"
expect ussd CON ussd.sex case=B
ussd +254711000001 "4"
ussd +254711000001 "99"
ussd +254711000001 "99"
ussd +254711000001 "1"
expect ussd END ussd.done case=B
