# The secretary herself closes: nobody stands above, so another holder of national or secretary is asked (section 4).
# doubt: ruling 9's "with nobody above the request stands" is read as: with no other holder of national or secretary.
person cpv       +254700000001 at 003.016.0077
person scco      +254711000001 at 003.016
person national  +254711000004 at KE
person secretary +254711000005 at KE
at 2026-03-02 09:00
sms +254700000001 "REPORT defilement girl 9 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.defilement
expect sms +254711000001 case.new case=K severity=S1
wait 5m
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K
expect sms +254700000001 case.verified case=K action=yes
wait 55m
sms +254711000005 "CLOSE {K} the child is safe with her aunt in town"
expect sms +254711000005 confirm.code case=K code=C
sms +254711000005 "YES {C}"
expect sms +254711000005 done.close-requested case=K
expect sms +254711000004 case.close-requested case=K
expect case K state=close-requested
wait 1h
sms +254711000004 "CONFIRM {K}"
expect sms +254711000004 confirm.code case=K code=D
sms +254711000004 "YES {D}"
expect sms +254711000004 done.closed case=K
expect sms +254711000005 case.closed case=K
expect sms +254711000001 case.closed case=K
expect sms +254700000001 case.closed case=K
