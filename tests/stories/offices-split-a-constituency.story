# Two offices in one constituency split it by wards; an office code stands where a place code stands (ruling 34).
office MLD-EAST at 003.016.0077 phone +254711999001
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000011 at MLD-EAST
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K office=+254711999001
expect sms +254700000001 guidance.neglect
expect sms +254711000011 case.new case=K severity=S3
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
sms +254700000002 "REPORT neglect girl 7 Shella ward Malindi"
expect sms +254700000002 report.received case=L
expect sms +254700000002 guidance.neglect
expect sms +254711000001 case.new case=L severity=S3
wait 4h
expect sms +254711000011 case.reminder case=K
expect sms +254711000001 case.reminder case=L
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
expect sms +254711000002 case.escalated case=L level=2
