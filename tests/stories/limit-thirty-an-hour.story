# Answers to changes have a ceiling of 30 an hour to one number: ten reports of three answers each are answered; of the
# eleventh the case stands and the officer hears, while its answers are held for one text that lists references.
# doubt: guidance and questions are taken to count among the 30; the key of that one text is not named by the contract.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=A missing=sex,age
expect sms +254711000001 case.new case=A
wait 2m
sms +254700000001 "REPORT emotional abuse Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.emotional
expect sms +254700000001 ask.details case=B missing=sex,age
expect sms +254711000001 case.new case=B
wait 2m
sms +254700000001 "REPORT bullying Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.bullying
expect sms +254700000001 ask.details case=C missing=sex,age
expect sms +254711000001 case.new case=C
wait 2m
sms +254700000001 "REPORT orphan Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.orphan
expect sms +254700000001 ask.details case=D missing=sex,age
expect sms +254711000001 case.new case=D
wait 2m
sms +254700000001 "REPORT out of school Ganda"
expect sms +254700000001 report.received case=E
expect sms +254700000001 guidance.out-of-school
expect sms +254700000001 ask.details case=E missing=sex,age
expect sms +254711000001 case.new case=E
wait 2m
sms +254700000001 "REPORT truancy Ganda"
expect sms +254700000001 report.received case=F
expect sms +254700000001 guidance.truancy
expect sms +254700000001 ask.details case=F missing=sex,age
expect sms +254711000001 case.new case=F
wait 2m
sms +254700000001 "REPORT drug abuse Ganda"
expect sms +254700000001 report.received case=G
expect sms +254700000001 guidance.drugs
expect sms +254700000001 ask.details case=G missing=sex,age
expect sms +254711000001 case.new case=G
wait 2m
sms +254700000001 "REPORT custody Ganda"
expect sms +254700000001 report.received case=H
expect sms +254700000001 guidance.custody
expect sms +254700000001 ask.details case=H missing=sex,age
expect sms +254711000001 case.new case=H
wait 2m
sms +254700000001 "REPORT disability Ganda"
expect sms +254700000001 report.received case=I
expect sms +254700000001 guidance.disability
expect sms +254700000001 ask.details case=I missing=sex,age
expect sms +254711000001 case.new case=I
wait 2m
sms +254700000001 "REPORT displaced Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.displaced
expect sms +254700000001 ask.details case=J missing=sex,age
expect sms +254711000001 case.new case=J
wait 2m
sms +254700000001 "REPORT refugee Ganda"
expect sms +254711000001 case.new case=M
expect none
