# VISIT with a reference fills the follow-up form: in the text's own transaction, so killed right after it is
# saved once. The visit counts as progress, the next one is due by the day it names. The word alone says how to fill it.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254711000001 "VISIT"
expect sms +254711000001 sheet.help what=VISIT contains "date, seen, status, safe, danger, comment, next"
wait 10m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better safe yes next 9.3. comment sleeps well at his aunt's"
crash
expect sms +254711000001 sheet.filled case=K what=VISIT
expect sms +254700000001 case.updated case=K by=scco
wait 10m
sms +254711000001 "STATUS {K}"
expect sms +254711000001 case.status case=K
expect duty follow-up 1 is=open
expect none
