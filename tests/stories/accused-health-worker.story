# The perpetrator is a nurse: the health post neither hears nor sees; the police do (ruling 29).
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda nurse"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000006 case.new-shared case=K
wait 5m
sms +254711000007 "UPDATE {K} seen at the clinic"
expect sms +254711000007 refuse.no-such-case
