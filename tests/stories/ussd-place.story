# The place: by name through the reader of texts, or from lists; a name that fits several places is asked.
person scco +254711000001 at 003.016
person scco +254711000003 at 003.011
at 2026-03-02 09:00
ussd +254733000001 dial
ussd +254733000001 "1"
ussd +254733000001 "3"
expect ussd CON ussd.sex case=A
ussd +254733000001 "girl 9"                   # two answers in one
expect ussd CON ussd.place case=A
ussd +254733000001 "1"
expect ussd CON ussd.place step=list contains "1 Mombasa"
ussd +254733000001 "3"                        # a county by its number
expect ussd CON ussd.place within=Kilifi
ussd +254733000001 "0"
expect ussd CON ussd.place contains "1 Mombasa"
ussd +254733000001 "Kilifi"
expect ussd CON ussd.place within=Kilifi contains "1 Kilifi North"
ussd +254733000001 "1"                        # a constituency is an answer: its officer hears
expect ussd CON ussd.place contains "in Kilifi North?"
expect sms +254711000003 case.new case=A
ussd +254733000001 "1"
expect ussd CON ussd.check case=A
expect sms +254711000003 case.completed case=A
ussd +254733000001 "1"
expect ussd END ussd.done case=A
ussd +254733000002 dial
ussd +254733000002 "1"
ussd +254733000002 "boy 6 beaten"             # words where the kind was asked
expect ussd CON ussd.place case=B
ussd +254733000002 "nowhere at all"
expect ussd CON ussd.place hint=yes
ussd +254733000002 "Township"
expect ussd CON ussd.place step=choice contains "98 More"
ussd +254733000002 "Bura"
expect ussd CON ussd.place step=choice contains "Bura (Mwatate)"
ussd +254733000002 "7"
expect ussd CON ussd.place step=choice hint=yes
ussd +254733000002 "00"
ussd +254733000002 drop
wait 3m
expect sms +254733000002 report.received case=B
