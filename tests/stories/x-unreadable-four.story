# Four texts nobody can read are one case of kind unknown (S2); the first is received, the second and third are repeated, the fourth is silence.
# "2 identical in 30 min": two report.repeated; the officer hears once; nothing raises it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "tafadhali njooni hapa kwetu"
expect sms +254700000001 report.received case=K
expect sms +254700000001 ask.details case=K missing=abuse,sex,age,ward
expect sms +254711000001 case.new case=K severity=S2
wait 3m
sms +254700000001 "njooni tu mtaona wenyewe"
expect sms +254700000001 report.repeated case=K
wait 3m
sms +254700000001 "kuna shida kubwa mno"
expect sms +254700000001 report.repeated case=K
wait 3m
sms +254700000001 "hatujui la kufanya"
expect none
expect case K state=reported severity=S2 epoch=1
