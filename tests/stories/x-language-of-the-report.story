# A number that never chose hears in the language of its own report.
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254722000001 "Ripoti mtoto ametelekezwa, mvulana miaka 6, wadi ya Ganda"
expect sms +254722000001 report.received case=K lang=sw
expect sms +254722000001 guidance.neglect lang=sw
expect sms +254711000001 case.new case=K lang=en
wait 5m
sms +254711000001 "VERIFY {K} visited the home, food was given"
expect sms +254711000001 done.verified case=K
expect sms +254722000001 case.verified case=K lang=sw
