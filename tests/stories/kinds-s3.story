# Every kind that the contract names in no other column opens as S3, each with its own guidance.
# Nobody holds a post here, so only the reporter hears: two texts a report, 26 in all, below the ceiling of 30 an hour.
person cpv +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect case A severity=S3
sms +254700000001 "REPORT emotional abuse girl 8 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.emotional
expect case B severity=S3
sms +254700000001 "REPORT bullying boy 12 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.bullying
expect case C severity=S3
sms +254700000001 "REPORT street child boy 11 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.street
expect case D severity=S3
sms +254700000001 "REPORT orphan girl 7 Ganda"
expect sms +254700000001 report.received case=E
expect sms +254700000001 guidance.orphan
expect case E severity=S3
sms +254700000001 "REPORT out of school boy 9 Ganda"
expect sms +254700000001 report.received case=F
expect sms +254700000001 guidance.out-of-school
expect case F severity=S3
sms +254700000001 "REPORT truancy girl 13 Ganda"
expect sms +254700000001 report.received case=G
expect sms +254700000001 guidance.truancy
expect case G severity=S3
sms +254700000001 "REPORT drug abuse boy 15 Ganda"
expect sms +254700000001 report.received case=H
expect sms +254700000001 guidance.drugs
expect case H severity=S3
sms +254700000001 "REPORT custody girl 3 Ganda"
expect sms +254700000001 report.received case=I
expect sms +254700000001 guidance.custody
expect case I severity=S3
sms +254700000001 "REPORT disability boy 8 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.disability
expect case J severity=S3
sms +254700000001 "REPORT child headed girl 14 Ganda"
expect sms +254700000001 report.received case=M
expect sms +254700000001 guidance.child-headed
expect case M severity=S3
sms +254700000001 "REPORT displaced boy 10 Ganda"
expect sms +254700000001 report.received case=N
expect sms +254700000001 guidance.displaced
expect case N severity=S3
sms +254700000001 "REPORT refugee girl 10 Ganda"
expect sms +254700000001 report.received case=P
expect sms +254700000001 guidance.refugee
expect case P severity=S3
