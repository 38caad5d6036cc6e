# The post was empty: the county heard. Whoever is appointed at night hears of each open case in the morning, once.
# S3 reported Mon 09:00 and 10:00; appointed Mon 23:00; told Tue 08:00. Reminder of both was due Mon 13:00/14:00, unsaid. Level 2 knows already.
# Tue 10:00: level 3 is +27 wh: Thu 09:00 and 10:00.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.016.0079
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K level=2 reason=vacant
wait 1h
sms +254700000002 "REPORT neglect girl 9 Shella Malindi"
expect sms +254700000002 report.received case=J
expect sms +254700000002 guidance.neglect
expect sms +254711000002 case.escalated case=J level=2 reason=vacant
until 2026-03-02 23:00
expect none
person scco +254711000001 at 003.016
expect none
until 2026-03-03 07:59
expect none
until 2026-03-03 08:00
expect sms +254711000001 case.new case=K
expect sms +254711000001 case.new case=J
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
until 2026-03-05 10:00
expect sms +254711000003 case.escalated case=J level=3
