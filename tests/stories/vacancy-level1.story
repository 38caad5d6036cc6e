# No sub-county officer: the county is told at that moment, once, stands as the officer, and is not reminded (ruling 3).
# S3, t0 Mon 2 March 09:00. The reminder (13:00) is not said; the county's own time (Tue 09:00) passes unsaid; level 3
# keeps its own: +3 wd Thu 5 09:00.
# doubt: the county hears case.escalated with the reason vacant, and no case.new.
person cpv  +254700000001 at 003.016.0077
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000002 case.escalated case=K severity=S3 level=2 reason=vacant
expect case K state=reported level=2
wait 10m
sms +254700000001 "UPDATE {K} the boy is with a neighbour"
expect sms +254700000001 done.updated case=K
expect sms +254711000002 case.updated case=K
until 2026-03-05 08:59
expect none
until 2026-03-05 09:00
expect sms +254711000003 case.escalated case=K level=3 reason=unanswered
