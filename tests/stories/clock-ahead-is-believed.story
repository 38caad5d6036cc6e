# The clock of a machine was a day behind and is mended: for five minutes that makes nothing due, then each case moves on once.
# S1 runs by the wall. t0 23:30: reminder 23:40, level 2 23:50. At 23:33 the clock leaps a day ahead; it is believed at
# 23:38; what lies between is then due as after an outage of a day: each level hears it once, and that it is late.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-07 23:30
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 3m
clock ahead 1d
until 2026-03-07 23:37
expect none
until 2026-03-07 23:38
expect sms +254711000001 case.reminder case=K late=yes
expect sms +254711000002 case.escalated case=K level=2 late=yes
expect sms +254711000003 case.escalated case=K level=3 late=yes
expect sms +254711000004 case.escalated case=K level=4 late=yes
expect sms +254711000005 case.escalated case=K level=5 late=yes
wait 1h
expect none
