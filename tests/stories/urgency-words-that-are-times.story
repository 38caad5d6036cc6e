# "Saa hii" as the time of what happened is no urgency (ruling 20); "now" as a demand is.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "RIPOTI mtoto anatukanwa saa hii msichana miaka 8 wadi ya Ganda"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.emotional
expect sms +254711000001 case.new case=A severity=S3
wait 2m
sms +254700000001 "REPORT bullying boy 12 Ganda come now"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254711000001 case.new case=B severity=S2
