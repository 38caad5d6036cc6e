# Each morning at seven whoever holds the post of auditor hears the fingerprint of the audit, once; one who comes later from then on.
person cpv     +254700000001 at 003.016.0077
person scco    +254711000001 at 003.016
person auditor +254711000040 at KE
person auditor +254711000041 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
sms +254711000001 "VERIFY {K} home visit made, food arranged"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K
until 2026-03-03 06:59
expect none
until 2026-03-03 07:00
expect sms +254711000040 audit.fingerprint number=1 day=2026-03-02 late=no contains "mark 1"
expect sms +254711000041 audit.fingerprint number=1 late=no
until 2026-03-04 06:59
expect none
# The carrier is away over the hour: it comes when the carrier is back, once, and says that it is late.
outage 2h
expect sms +254711000040 audit.fingerprint day=2026-03-03 late=yes
expect sms +254711000041 audit.fingerprint late=yes
expect none
until 2026-03-05 06:59
expect none
crash
until 2026-03-05 07:00
expect sms +254711000040 audit.fingerprint late=no
expect sms +254711000041 audit.fingerprint late=no
crash
wait 1m
expect none
