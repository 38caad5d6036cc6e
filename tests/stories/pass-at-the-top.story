# PASS when the top has been told: not authorised (ruling 32). S1, t0 09:00, level 5 at 15:00.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K
until 2026-03-02 15:30
expect sms +254711000001 case.reminder case=K
expect sms +254711000005 case.escalated case=K level=5 reason=vacant
sms +254711000005 "PASS {K} somebody must act"
expect sms +254711000005 refuse.not-authorised case=K
expect case K level=5
