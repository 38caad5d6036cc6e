# The same in Swahili: chosen in the menu and kept for the number, on screens and in texts.
person scco +254711000001 at 003.016
person cpv  +254700000001 at 003.016.0077
at 2026-03-02 09:00
ussd +254700000001 dial
expect ussd CON ussd.menu contains "1 Report"
ussd +254700000001 "4"
expect ussd CON ussd.language contains "2 Kiswahili"
ussd +254700000001 "2"
expect ussd CON ussd.menu lang=sw contains "1 Ripoti"
ussd +254700000001 "1"
expect ussd CON ussd.kind contains "Nini kimetokea"
ussd +254700000001 "3"
expect ussd CON ussd.sex case=K contains "Msichana"
expect sms +254711000001 case.new case=K severity=S3
ussd +254700000001 "msichana"                 # words do as well as numbers, in either language
expect ussd CON ussd.age contains "umri"
expect sms +254711000001 case.completed case=K
ussd +254700000001 "miezi 6"
expect ussd CON ussd.place contains "wadi"
ussd +254700000001 "Ganda"
expect ussd CON ussd.check case=K contains "Maliza"
ussd +254700000001 "2"                        # and a text, because it is asked for
expect ussd END ussd.done case=K contains "Ripoti yako"
expect sms +254700000001 report.received case=K lang=sw
wait 5m
expect sms +254711000001 case.completed case=K
ussd +254700000001 dial
expect ussd CON ussd.menu lang=sw
