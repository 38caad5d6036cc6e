# The delegate is on leave too: passed over, no chain; the deputy has it. Neither holder nor delegate hears.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000020 at 003.011
person scco +254711000021 at 003.012
person scco +254711000022 at 003.016 deputy
absent +254711000001 from 2026-03-01 to 2026-03-10 delegate +254711000020
absent +254711000020 from 2026-03-01 to 2026-03-03 delegate +254711000021
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000022 case.new case=K
until 2026-03-02 13:00
expect sms +254711000022 case.reminder case=K
wait 1m
sms +254711000021 "STATUS {K}"
expect sms +254711000021 refuse.no-such-case
wait 1m
sms +254711000022 "VERIFY {K} visited the home, food was given"
expect sms +254711000022 done.verified case=K
expect sms +254700000001 case.verified case=K by=scco
