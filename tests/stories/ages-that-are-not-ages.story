# Weeks ago, 18 and over, and "baby" without a number are no ages: asked, never invented.
person cpv +254700000001 at 003.016.0077
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy Ganda mother left 2 weeks ago"
expect sms +254700000001 report.received case=A
expect sms +254700000001 guidance.neglect
expect sms +254700000001 ask.details case=A missing=age
sms +254700000001 "REPORT bullying girl 19 years Ganda"
expect sms +254700000001 report.received case=B
expect sms +254700000001 guidance.bullying
expect sms +254700000001 ask.details case=B missing=age
sms +254700000001 "REPORT emotional abuse baby boy Ganda"
expect sms +254700000001 report.received case=C
expect sms +254700000001 guidance.emotional
expect sms +254700000001 ask.details case=C missing=age
sms +254700000001 "REPORT orphan girl 8 months Ganda"
expect sms +254700000001 report.received case=D
expect sms +254700000001 guidance.orphan
