# An officer's own report: the answer to the sender stands for the officer's text; he is reminded as any officer, and closes with one answer.
# S3 t0 09:00; reminder 13:00.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "REPORT neglect boy 6 Ganda"
expect sms +254711000001 report.received case=K
expect sms +254711000001 guidance.neglect
expect none
expect case K level=1 state=reported
until 2026-03-02 13:00
expect sms +254711000001 case.reminder case=K
wait 5m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
wait 5m
sms +254711000002 "UPDATE {K} I will come to see the boy"
expect sms +254711000002 done.updated case=K
expect sms +254711000001 case.updated case=K by=cccs
wait 5m
sms +254711000001 "CLOSE {K} the family is supported by the chief now"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.closed case=K
wait 5m
sms +254711000001 "NO"
expect sms +254711000001 done.disputed case=K
expect sms +254711000002 case.disputed case=K
