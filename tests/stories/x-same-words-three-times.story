# The same unreadable words for the third time in ten minutes are a machine's: stored, silence.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "tafadhali njooni hapa kwetu"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000001 case.new case=K severity=S2
wait 2m
sms +254700000001 "Tafadhali, njooni hapa kwetu!"
expect sms +254700000001 report.repeated case=K
wait 2m
sms +254700000001 "TAFADHALI NJOONI HAPA KWETU"
expect none
