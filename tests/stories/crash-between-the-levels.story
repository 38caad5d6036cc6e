# Killed between two levels, each time: every level hears once, at its minute. S3, t0 Mon 2 March 09:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
wait 1h
crash
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
wait 1d
crash
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3
wait 1d
crash
until 2026-03-11 08:59
expect none
until 2026-03-11 09:00
expect sms +254711000004 case.escalated case=K level=4
