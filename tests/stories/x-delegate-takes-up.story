# The delegate takes the case up with the rights of the post; once the leave is over the holder hears the reminder, the delegate sees nothing.
# S3 taken up Mon 2 Mar 10:00; leave to Wed 4 Mar; no progress +4 wd: Fri 6 Mar 10:00 reminder; +5 wd Mon 9 Mar 10:00 level 2.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person scco +254711000020 at 003.011
absent +254711000001 from 2026-03-01 to 2026-03-04 delegate +254711000020
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000020 case.new case=K
until 2026-03-02 10:00
sms +254711000020 "VERIFY {K} visited the home, food was given"
expect sms +254711000020 done.verified case=K
expect sms +254700000001 case.verified case=K by=scco action=yes
until 2026-03-05 10:00
sms +254711000020 "STATUS {K}"
expect sms +254711000020 refuse.no-such-case
until 2026-03-06 10:00
expect sms +254711000001 case.reminder case=K
until 2026-03-09 10:00
expect sms +254711000002 case.escalated case=K level=2 reason=no-progress
