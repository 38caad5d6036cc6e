# County and region both empty: the nation hears at the county's time; the region's emptiness is silent, the county's rings once a day.
# S1 t0 09:00; 09:20 level 4 (vacant); 10:00 nothing; 11:00 unsaid; 15:00 level 5; again Tue 15:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
person admin +254711000009 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
until 2026-03-02 09:10
expect sms +254711000001 case.reminder case=K
until 2026-03-02 09:20
expect sms +254711000004 case.escalated case=K level=4 reason=vacant
expect sms +254711000009 alarm.vacant
until 2026-03-02 14:59
expect none
until 2026-03-02 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
until 2026-03-03 15:00
expect sms +254711000005 case.escalated case=K level=5 reason=unanswered
