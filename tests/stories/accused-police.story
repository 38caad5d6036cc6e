# The perpetrator is a police officer: the police post neither hears nor sees; its share goes to the county (ruling 29).
# doubt: the county's text of that share is taken as case.new-shared; it does not make level 2 told.
person cpv    +254700000001 at 003.016.0077
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda police officer"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
expect sms +254711000002 case.new-shared case=K
expect sms +254711000007 case.new-shared case=K
expect case K level=1
wait 5m
sms +254711000006 "STATUS {K}"
expect sms +254711000006 refuse.no-such-case
