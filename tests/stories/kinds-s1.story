# Every kind of the emergency column opens as S1, and a beaten child under five too; each with its own guidance.
# Nobody holds a post here, so only the reporter hears: two texts a report, 18 in all, below the ceiling of 30 an hour.
person cpv +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.defilement
expect case A severity=S1
sms +254700000001 "REPORT rape girl 16 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.sexual-assault
expect case B severity=S1
sms +254700000001 "REPORT sodomy boy 8 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.sodomy
expect case C severity=S1
sms +254700000001 "REPORT incest girl 12 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.incest
expect case D severity=S1
sms +254700000001 "REPORT sexual exploitation girl 15 Ganda"
expect sms +254700000001 report.received case=E
expect sms +254700000001 guidance.sexual-exploitation
expect case E severity=S1
sms +254700000001 "REPORT trafficking boy 14 Ganda"
expect sms +254700000001 report.received case=F
expect sms +254700000001 guidance.trafficking
expect case F severity=S1
sms +254700000001 "REPORT abducted girl 6 Ganda"
expect sms +254700000001 report.received case=G
expect sms +254700000001 guidance.abduction
expect case G severity=S1
sms +254700000001 "REPORT abandoned boy 2 Ganda"
expect sms +254700000001 report.received case=H
expect sms +254700000001 guidance.abandoned
expect case H severity=S1
sms +254700000001 "REPORT physical abuse boy 4 Ganda"
expect sms +254700000001 report.received case=I
expect sms +254700000001 guidance.physical
expect case I severity=S1
