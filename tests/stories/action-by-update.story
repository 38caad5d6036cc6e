# After VERIFY alone, an UPDATE by the officer is the action: the hold ends (ruling 6). S1 taken up 09:05; 09:30 the update;
# nothing at 11:05; the no-progress reminder 12 h after: 21:30.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 09:30
sms +254711000001 "UPDATE {K} took her to the hospital"
expect sms +254711000001 done.updated case=K
expect sms +254700000001 case.updated case=K
until 2026-03-02 21:29
expect none
until 2026-03-02 21:30
expect sms +254711000001 case.reminder case=K
