# What waits for an officer when the phone is marked lost is not said to whoever holds it: news that wait for the morning go
# to the second number, or to nobody; a new case that waits in a bundle goes to the level above.
person cpv  +254700000001 at 003.016.0077
person cpv  +254700000002 at 003.012.0062
person cpv  +254700000003 at 003.012.0062
person cpv  +254700000004 at 003.012.0062
person scco +254711000001 at 003.016 phone2 +254711000011
person scco +254711000021 at 003.012
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 2m
sms +254700000002 "REPORT neglect girl 8 Mtepeni"
expect sms +254700000002 report.received case=L
expect sms +254700000002 guidance.neglect
expect sms +254711000021 case.new case=L
sms +254700000003 "REPORT neglect girl 5 Mtepeni"
expect sms +254700000003 report.received case=M
expect sms +254700000003 guidance.neglect
expect sms +254711000021 case.new case=M
sms +254700000004 "REPORT neglect boy 11 Mtepeni"
expect sms +254700000004 report.received case=N
expect sms +254700000004 guidance.neglect       # its case.new is the third within a minute, and waits
lost +254711000021
sms +254711000021 "STATUS {N}"                  # an answer to whoever holds it brings nothing along
expect sms +254711000021 refuse.no-such-case
wait 1m
expect sms +254711000002 case.escalated case=N level=2 reason=unreachable
wait 1h
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
sms +254711000002 "VERIFY {L} visited the home"
expect sms +254711000002 done.verified case=L
expect sms +254700000002 case.verified case=L action=yes
sms +254711000002 "VERIFY {M} visited the home"
expect sms +254711000002 done.verified case=M
expect sms +254700000003 case.verified case=M action=yes
sms +254711000002 "VERIFY {N} visited the home"
expect sms +254711000002 done.verified case=N
expect sms +254700000004 case.verified case=N action=yes
until 2026-03-02 20:00
sms +254700000001 "UPDATE {K} he cries again tonight"
expect sms +254700000001 done.updated case=K
lost +254711000001
wait 1h
sms +254711000001 "STATUS {K}"
expect sms +254711000001 refuse.no-such-case
until 2026-03-03 08:00
expect sms +254711000011 case.updated case=K
wait 1h
lost +254711000011
expect none
