# A reference with a wrong check digit is never acted on, with space, dash or none; the right one is taken in each of these shapes.
# 4817302 gives 4. Nobody has 4817 3024: no such case.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254711000001 "VERIFY 48173023 visited the home"
expect sms +254711000001 refuse.bad-reference
wait 20m
sms +254711000001 "CLOSE 4817-3029 the family is supported by the chief now"
expect sms +254711000001 refuse.bad-reference
wait 20m
sms +254711000001 "UPDATE 4817 3020 the file is here"
expect sms +254711000001 refuse.bad-reference
wait 20m
sms +254711000001 "STATUS 4817-3024"
expect sms +254711000001 refuse.no-such-case
