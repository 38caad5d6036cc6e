# Many things of one morning: two texts go at once, the rest wait for the minute's end and go as one, none of them is lost
# for another of the same case.
# Services by Thu 2026-03-12: 2 wd before is Tue 10.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-09 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 10m
sms +254711000001 "VERIFY {K} visited home, mother counselled"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
duty service 1 by 2026-03-12 at scco 003.016 case K
duty service 2 by 2026-03-12 at scco 003.016 case K
duty service 3 by 2026-03-12 at scco 003.016 case K
duty service 4 by 2026-03-12 at scco 003.016
duty service 5 by 2026-03-12 at scco 003.016 case K
until 2026-03-10 08:30
expect sms +254711000001 duty.remind case=K
expect sms +254711000001 duty.remind case=K
expect none
until 2026-03-10 08:31
expect sms +254711000001 duty.bundle count=3 contains "C-4"
