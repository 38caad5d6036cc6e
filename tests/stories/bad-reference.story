# A reference with a wrong check digit is refused with a hint and never acted on; a right one that names nothing: no such case.
# Damm's table gives 4817302 the digit 4.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "STATUS 4817 3025"
expect sms +254711000001 refuse.bad-reference
sms +254711000001 "STATUS 4817-3024"
expect sms +254711000001 refuse.no-such-case
