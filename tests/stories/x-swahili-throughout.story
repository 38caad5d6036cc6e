# LANG sw: every text to that number is Swahili from then on, the officer's too; the other parties keep their own.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "LANG sw"
expect sms +254711000001 lang.set lang=sw
sms +254700000001 "LUGHA kiswahili"
expect sms +254700000001 lang.set lang=sw
wait 5m
sms +254700000001 "REPORT neglect boy Ganda"
expect sms +254700000001 report.received case=K lang=sw
expect sms +254700000001 guidance.neglect lang=sw
expect sms +254700000001 ask.details case=K missing=age lang=sw
expect sms +254711000001 case.new case=K lang=sw
wait 5m
sms +254700000001 "6"
expect sms +254700000001 report.completed case=K lang=sw
expect sms +254711000001 case.completed case=K lang=sw
until 2026-03-02 13:05
expect sms +254711000001 case.reminder case=K lang=sw
wait 5m
sms +254711000001 "THIBITISHA {K} nimetembelea nyumbani na chifu"
expect sms +254711000001 done.verified case=K lang=sw
expect sms +254700000001 case.verified case=K lang=sw
wait 5m
sms +254711000001 "FUNGA {K} familia inasaidiwa na chifu sasa hivi"
expect sms +254711000001 confirm.code case=K code=C lang=sw
sms +254711000001 "NDIYO {C}"
expect sms +254711000001 done.closed case=K lang=sw
expect sms +254700000001 case.closed case=K lang=sw
wait 5m
sms +254700000001 "hapana"
expect sms +254700000001 done.disputed case=K lang=sw
expect sms +254711000002 case.disputed case=K lang=en
wait 5m
sms +254700000001 "LANG en"
expect sms +254700000001 lang.set lang=en
sms +254700000001 "HALI {K}"
expect sms +254700000001 case.status case=K lang=en state=reported
