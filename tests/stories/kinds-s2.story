# Every kind of the urgent column opens as S2, and a report without a kind too.
# Nobody holds a post here, so only the reporter hears: two texts a report, 24 in all, below the ceiling of 30 an hour.
person cpv +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy 5 Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.physical
expect case A severity=S2
sms +254700000001 "REPORT fgm girl 12 Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.fgm
expect case B severity=S2
sms +254700000001 "REPORT child marriage girl 14 Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.child-marriage
expect case C severity=S2
sms +254700000001 "REPORT child labour boy 13 Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.child-labour
expect case D severity=S2
sms +254700000001 "REPORT chained boy 7 Ganda"
expect sms +254700000001 report.received case=E
expect sms +254700000001 guidance.confinement
expect case E severity=S2
sms +254700000001 "REPORT online abuse girl 15 Ganda"
expect sms +254700000001 report.received case=F
expect sms +254700000001 guidance.online
expect case F severity=S2
sms +254700000001 "REPORT pregnant girl 15 Ganda"
expect sms +254700000001 report.received case=G
expect sms +254700000001 guidance.pregnancy
expect case G severity=S2
sms +254700000001 "REPORT lost child girl 6 Ganda"
expect sms +254700000001 report.received case=H
expect sms +254700000001 guidance.lost
expect case H severity=S2
sms +254700000001 "REPORT radicalization boy 16 Ganda"
expect sms +254700000001 report.received case=I
expect sms +254700000001 guidance.radicalization
expect case I severity=S2
sms +254700000001 "REPORT witchcraft girl 9 Ganda"
expect sms +254700000001 report.received case=J
expect sms +254700000001 guidance.harmful-practice
expect case J severity=S2
sms +254700000001 "REPORT child offender boy 15 Ganda"
expect sms +254700000001 report.received case=M
expect sms +254700000001 guidance.conflict-with-law
expect case M severity=S2
sms +254700000001 "REPORT girl 10 Ganda"
expect sms +254700000001 report.received case=N
expect sms +254700000001 ask.details case=N missing=abuse
expect case N severity=S2
