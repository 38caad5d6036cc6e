# The post above the county is empty: the next filled hears the alarm; from the top there is nobody to tell. A volunteer who is also an officer cannot stop.
person cccs +254711000002 at 003
person national +254711000004 at KE
person secretary +254711000005 at KE
person cpv +254711000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254711000002 "STOP"
expect sms +254711000002 refuse.duty
expect sms +254711000004 alarm.stop
wait 11m
sms +254711000005 "STOP"
expect sms +254711000005 refuse.duty
wait 11m
sms +254711000001 "SAFE"
expect sms +254711000001 refuse.duty
expect sms +254711000002 alarm.stop
