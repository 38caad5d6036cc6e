# VERIFY without an action: the reporter and the levels told hear it, the author is asked for the action.
# S3, t0 Mon 09:00: reminder 13:00, level 2 Tue 09:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
until 2026-03-03 09:00
expect sms +254711000001 case.reminder case=K
expect sms +254711000002 case.escalated case=K level=2
wait 30m
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
expect sms +254711000002 case.verified case=K action=no by=scco
expect case K state=verified
