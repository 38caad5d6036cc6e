# HELP is answered with help; so is an empty text, and one of punctuation only.
at 2026-03-02 09:00
sms +254722000001 "HELP"
expect sms +254722000001 help
sms +254722000002 ""
expect sms +254722000002 help
sms +254722000003 "... !!"
expect sms +254722000003 help
sms +254722000004 "USAIDIZI"
expect sms +254722000004 help
