# The secretary closed: nobody stands above, so another holder of national or secretary hears the NO (ruling 4).
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 30m
sms +254711000005 "DISCARD {K} the nation knows of no such family there"
expect sms +254711000005 confirm.code case=K code=C
sms +254711000005 "YES {C}"
expect sms +254711000005 done.discarded case=K
expect sms +254711000001 case.discarded case=K by=secretary
expect sms +254700000001 case.discarded case=K
wait 1h
sms +254700000001 "NO"
expect sms +254700000001 done.disputed case=K
expect sms +254711000004 case.disputed case=K
expect case K state=reported epoch=2
