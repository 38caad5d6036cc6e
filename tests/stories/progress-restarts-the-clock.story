# An update is progress: it restarts the no-progress clock of a case with an action.
# S3 taken up Mon 2 March 10:00; update Thu 5 March 12:00: reminder +4 wd Wed 11 12:00, level 2 +5 wd Thu 12 12:00; the
# old moments (Fri 6 and Mon 9 at 10:00) pass in silence.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 10:00
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
until 2026-03-05 12:00
sms +254711000001 "UPDATE {K} the mother has been counselled"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K by=scco
until 2026-03-11 11:59
expect none
until 2026-03-11 12:00
expect sms +254711000001 case.reminder case=K
until 2026-03-12 11:59
expect none
until 2026-03-12 12:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
