# An officer reports a case of his own place: the answers to the sender win, case.new is not said; the reminder comes.
# S3, t0 Mon 09:00: reminder 13:00; level 2 Tue 09:00 (ruling 25).
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "REPORT neglect boy 6 Ganda"
expect sms +254711000001 report.received case=K
expect sms +254711000001 guidance.neglect
expect none
expect case K state=reported
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 09:00
expect sms +254711000002 case.escalated case=K level=2
wait 30m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254711000002 case.verified case=K
