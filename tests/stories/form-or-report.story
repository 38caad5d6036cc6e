# Texts that begin like a form and tell of a child are reports: without a reference, with one and no form, and a form
# without a fault that tells of another child, what happened and the ward.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 4m
sms +254711000001 "VISIT to Ganda: girl of 9 is beaten by her uncle"
expect sms +254711000001 report.received case=A
expect sms +254711000001 guidance.physical case=A
expect sms +254711000001 ask.details case=A missing=ward
wait 4m
sms +254711000001 "VISIT {K} girl of 9 defiled in Ganda"
expect sms +254711000001 report.received case=B
expect sms +254711000001 guidance.defilement case=B
wait 4m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status better safe yes comment next door a girl of 11 is defiled in Ganda"
expect sms +254711000001 report.received case=C
expect sms +254711000001 guidance.defilement case=C
wait 4m
sms +254711000001 "VISIT {K} date 2.3. seen SEEN status worse safe yes comment he was beaten again"
expect sms +254711000001 sheet.filled case=K
expect sms +254700000001 case.updated case=K by=scco
