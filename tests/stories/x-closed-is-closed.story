# On a closed case everything but NO and REOPEN is refused to who sees it; STATUS still answers; nothing fires any more.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT beaten boy 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K severity=S2
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254711000001 "DISCARD {K} the boy fell from a mango tree"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.discarded case=K
expect sms +254700000001 case.discarded case=K
wait 5m
sms +254711000001 "UPDATE {K} one more word about it"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000001 "VERIFY {K} went there again"
expect sms +254711000001 refuse.not-authorised case=K
sms +254711000006 "UPDATE {K} the file is open here"
expect sms +254711000006 refuse.not-authorised case=K
sms +254711000002 "PASS {K} the nation should look"
expect sms +254711000002 refuse.not-authorised case=K
sms +254700000001 "UPDATE {K} he is beaten again"
expect sms +254700000001 refuse.not-authorised case=K
wait 11m
sms +254700000001 "STATUS {K}"
expect sms +254700000001 case.status case=K state=discarded
wait 20d
expect none
