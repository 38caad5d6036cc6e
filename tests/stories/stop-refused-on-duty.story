# STOP from a post that children wait for is refused, and the post above hears; agencies: the county (ruling 14).
person scco   +254711000001 at 003.016
person cccs   +254711000002 at 003
person rccs   +254711000003 at R1
person police +254711000006 at 003.016
person health +254711000007 at 003.016
at 2026-03-02 09:00
sms +254711000001 "STOP"
expect sms +254711000001 refuse.duty
expect sms +254711000002 alarm.stop
wait 10m
sms +254711000006 "STOP"
expect sms +254711000006 refuse.duty
expect sms +254711000002 alarm.stop
wait 10m
sms +254711000007 "STOP"
expect sms +254711000007 refuse.duty
expect sms +254711000002 alarm.stop
wait 10m
sms +254711000002 "STOP"
expect sms +254711000002 refuse.duty
expect sms +254711000003 alarm.stop
