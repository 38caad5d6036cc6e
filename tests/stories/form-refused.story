# One answer that cannot be taken: nothing is saved, the field and the reason are said, and the whole text can be sent again.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254711000001 "VISIT {K} date 32.3. seen SEEN status better safe yes next 9.3."
expect sms +254711000001 sheet.refused case=K what=VISIT fault=day contains "Date of the visit: not a date"
wait 10m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better next 9.3."
expect sms +254711000001 sheet.refused case=K what=VISIT fault=needed
wait 10m
sms +254711000001 "MONITOR {K} date 2.3."
expect sms +254711000001 sheet.elsewhere case=K why=children
wait 1h
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better safe yes next 9.3."
expect sms +254711000001 sheet.filled case=K
expect sms +254700000001 case.updated case=K by=scco
# The first that was saved.
expect duty follow-up 1 is=open
