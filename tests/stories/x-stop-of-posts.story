# STOP from a post is refused and the post above told; of an agency the county. SAFE is the same word. A person who is nobody's post stops.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
person police +254711000006 at 003.016
at 2026-03-02 09:00
sms +254711000001 "STOP"
expect sms +254711000001 refuse.duty
expect sms +254711000002 alarm.stop
wait 11m
sms +254711000006 "SAFE"
expect sms +254711000006 refuse.duty
expect sms +254711000002 alarm.stop
wait 11m
sms +254711000002 "stop"
expect sms +254711000002 refuse.duty
expect sms +254711000003 alarm.stop
wait 11m
sms +254700000001 "Stop"
expect sms +254700000001 stop.set
wait 1m
sms +254700000001 "STATUS"
expect sms +254700000001 ask.case
wait 1m
sms +254711000001 "START"
expect sms +254711000001 start.set
