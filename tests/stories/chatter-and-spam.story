# Thanks, greetings, a link, money offered, short codes and names as senders: stored, answered with nothing, no case.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "Asante"
expect none
sms +254700000001 "ok"
expect none
sms +254722000002 "You have won! Claim at http://prize.example.com/claim"
expect none
sms SAFARIFOO "Your balance is low, buy airtime today"
expect none
sms 22555 "Get a loan now"
expect none
wait 1d
expect none
