# A carrier nobody named is stored and never answered, and changes nothing; a sender without a number is never answered.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000001 case.new case=K
wait 5m
sms +254711000001 "VERIFY {K} all is well here" via elsewhere
expect none
expect case K state=reported
sms +254711000001 "CLOSE {K} all is well with the family here" via elsewhere
expect none
sms +254700000001 "REPORT bullying girl 9 Ganda" via elsewhere
expect none
sms MPESA "You have received Ksh 500 from JANE"
expect none
sms 22122 "Win a phone! Dial *500#"
expect none
sms +254722000009 "Congratulations! claim your prize at http://win.example.com now"
expect none
sms +254722000009 "asante sana"
expect none
sms +254700000001 "Thanks"
expect none
sms +254711000001 "ok"
expect none
expect case K state=reported
