# Answers that change nothing: at most 2 identical in 30 min and 3 in 10 min to one number; then silence.
# 09:00 and 09:01 help; 09:02 the third help is silent. 09:03 a bad reference is the third answer in 10 min; 09:04 the
# fourth is silent; 09:12 there is room again; 09:35 help is answered again.
at 2026-03-02 09:00
sms +254722000001 "HELP"
expect sms +254722000001 help
wait 1m
sms +254722000001 "HELP"
expect sms +254722000001 help
wait 1m
sms +254722000001 "HELP"
expect none
wait 1m
sms +254722000001 "STATUS 4817 3025"
expect sms +254722000001 refuse.bad-reference
wait 1m
sms +254722000001 "STATUS 4817 3024"
expect none
wait 8m
sms +254722000001 "STATUS 4817 3024"
expect sms +254722000001 refuse.no-such-case
wait 23m
sms +254722000001 "HELP"
expect sms +254722000001 help
