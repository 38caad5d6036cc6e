# A case taken up moves to another county: its new officer hears, the old county has lost it; the progress clock runs on and tells the new county.
# S3 taken up Mon 09:05, moved 10:00; no progress +4 wd Fri 6 Mar 09:05; one up +5 wd Mon 9 Mar 09:05.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person scco +254711000031 at 005.022
person cccs +254711000032 at 005
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect girl 8 Shella"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=K choices=2
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} called the mother, she is away"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-02 10:00
sms +254700000001 "2"
expect sms +254700000001 report.completed case=K
expect sms +254711000031 case.new case=K
expect case K state=verified
wait 1m
sms +254711000001 "UPDATE {K} I went to the ward"
expect sms +254711000001 refuse.no-such-case
until 2026-03-06 09:05
expect sms +254711000031 case.reminder case=K
until 2026-03-09 09:05
expect sms +254711000032 case.escalated case=K level=2 reason=no-progress
