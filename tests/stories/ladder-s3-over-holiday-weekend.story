# A standard case on the eve of Easter: Good Friday, the weekend and Easter Monday do not count.
# t0 Thu 2 April 16:00: 1 wh is left on Thursday. Reminder +4 wh = 1 + 3: Tue 7 April 11:00. Level 2 +1 wd = 1 + 8:
# Tue 16:00. Level 3 +3 wd: Thu 9 April 16:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-04-02 16:00
sms +254700000001 "REPORT bullying boy 12 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=K severity=S3
until 2026-04-07 10:59
expect none
until 2026-04-07 11:00
expect sms +254711000001 case.reminder case=K
until 2026-04-07 15:59
expect none
until 2026-04-07 16:00
expect sms +254711000002 case.escalated case=K level=2 reason=unanswered
until 2026-04-09 15:59
expect none
until 2026-04-09 16:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
