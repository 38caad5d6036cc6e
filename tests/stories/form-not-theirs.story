# An officer of another place hears the same as for a command, good form or bad; a reporter who sees the case but may fill
# nothing is read as before.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000031 at 003.012
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K severity=S3
wait 15m
sms +254711000031 "VISIT {K} date 2.3. seen SEEN status better safe yes next 9.3."
expect sms +254711000031 refuse.no-such-case
wait 15m
sms +254711000031 "VISIT {K} date 32.3."
expect sms +254711000031 refuse.no-such-case
wait 15m
sms +254700000001 "VISIT {K}"
expect sms +254700000001 done.updated case=K
expect sms +254711000001 case.updated case=K by=reporter
expect none
