# A case that is shared with the police and the hospital: each owes an update within 7 working days. A text is one; the form by
# text is one too, and names the day of the next, as it does on a page. An officer's update is not theirs.
# Reported Mon 2026-03-02: due Wed 11, reminded 2 wd before, Mon 9.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person police +254711000011 at 003.016
person health +254711000012 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT physical boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254711000001 case.new case=K severity=S2
expect sms +254711000011 case.new-shared case=K
expect sms +254711000012 case.new-shared case=K
expect duty agency-update 5 is=open
expect duty agency-update 6 is=open
wait 10m
sms +254711000001 "VERIFY {K} visited home, the boy is at his aunt's"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 10m
sms +254711000011 "UPDATE {K} the suspect is in custody"
expect sms +254711000011 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254700000001 case.updated case=K
expect duty agency-update 5 is=done
sms +254711000001 "UPDATE {K} spoke to the teacher"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
expect duty agency-update 6 is=open
until 2026-03-03 10:00
sms +254711000011 "POLICEFORM {K} date 3.3. step Suspect arrested ob 12/3 # p3 no arrested_on 2.3. child_safe yes next 17.3."
expect sms +254711000011 sheet.filled case=K what=POLICEFORM
expect sms +254711000001 case.updated case=K by=police
expect sms +254700000001 case.updated case=K by=police
expect duty agency-update 5 is=open
# Nobody says more: the case's own ladder goes on beside it.
until 2026-03-09 08:29
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K reason=no-progress
expect sms +254711000002 case.escalated case=K reason=no-progress
until 2026-03-09 08:30
expect sms +254711000012 duty.remind case=K duty=agency-update day=2026-03-11
until 2026-03-11 08:30
expect sms +254711000002 case.escalated case=K reason=no-progress
expect sms +254711000002 case.escalated case=K reason=ceiling
expect sms +254711000012 duty.due case=K duty=agency-update
sms +254711000012 "UPDATE {K} treated, the P3 is filled"
expect sms +254711000012 done.updated case=K
expect sms +254711000001 case.updated case=K
expect sms +254700000001 case.updated case=K
expect duty agency-update 6 is=done
until 2026-03-13 08:29
expect sms +254711000001 case.reminder case=K
until 2026-03-13 09:00
expect sms +254711000002 case.escalated case=K reason=no-progress
# Of the police, by the form: Tue 17 less 2 wd.
expect sms +254711000011 duty.remind case=K duty=agency-update day=2026-03-17
