# The same text twice on one day is one form: answered again, saved once, so one visit is due and not two.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 15m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better safe yes next 9.3."
expect sms +254711000001 sheet.filled case=K
expect sms +254700000001 case.updated case=K by=scco
wait 45m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better safe yes next 9.3."
expect sms +254711000001 sheet.filled case=K
expect none
# A second form would have ended the first one's next visit.
expect duty follow-up 1 is=open
