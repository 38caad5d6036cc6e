# Taken up without an action, S1: one up after 2 h and again each 2 h; once the top has been told, every 24 h.
# Taken up Mon 09:05: level 2 11:05, 3 13:05, 4 15:05, 5 17:05; then the last row's interval: Tue 17:05.
# doubt: once the top was told for no-action, "again" is counted from that telling, not from t0 as in ruling 11.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person cccs      +254711000002 at 003
person rccs      +254711000003 at R1
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
until 2026-03-02 09:05
sms +254711000001 "VERIFY {K}"
expect sms +254711000001 ask.action case=K
expect sms +254700000001 case.verified case=K action=no
until 2026-03-02 11:04
expect none
until 2026-03-02 11:05
expect sms +254711000002 case.escalated case=K level=2 reason=no-action
until 2026-03-02 13:04
expect none
until 2026-03-02 13:05
expect sms +254711000003 case.escalated case=K level=3 reason=no-action
until 2026-03-02 15:05
expect sms +254711000004 case.escalated case=K level=4 reason=no-action
until 2026-03-02 17:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
until 2026-03-03 17:04
expect none
until 2026-03-03 17:05
expect sms +254711000005 case.escalated case=K level=5 reason=no-action
expect case K state=verified level=5
