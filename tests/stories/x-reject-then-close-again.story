# The county sends the closing back, which is progress; the officer asks again later and it is confirmed.
# Taken up 09:05, asked 09:10, rejected 12:00: reminder 12 h later at 00:00; asked again Tue 01:00, confirmed 02:00.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254700000001 "REPORT abandoned girl 2 months Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.abandoned
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} baby taken to the hospital"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
wait 5m
sms +254711000001 "CLOSE {K} baby placed with her grandmother"
expect sms +254711000001 confirm.code case=K code=C
sms +254711000001 "YES {C}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
until 2026-03-02 12:00
sms +254711000002 "REJECT {K} who has seen the grandmother's home?"
expect sms +254711000002 done.rejected case=K
expect sms +254711000001 case.close-rejected case=K by=cccs
expect case K state=verified level=1
until 2026-03-02 23:59
expect none
until 2026-03-03 00:00
expect sms +254711000001 case.reminder case=K
until 2026-03-03 01:00
sms +254711000001 "CLOSE {K} the grandmother's home was seen, all is well"
expect sms +254711000001 confirm.code case=K code=D
sms +254711000001 "YES {D}"
expect sms +254711000001 done.close-requested case=K
expect sms +254711000002 case.close-requested case=K
until 2026-03-03 02:00
sms +254711000002 "CONFIRM {K}"
expect sms +254711000002 confirm.code case=K code=E
sms +254711000002 "YES {E}"
expect sms +254711000002 done.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
