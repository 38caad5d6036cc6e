# A person's own language goes before the language of the text.
person cpv  +254700000001 at 003.016.0077 lang sw
person scco +254711000001 at 003.016 lang en name "Amina Invented"
at 2026-03-02 09:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K lang=sw
expect sms +254700000001 guidance.neglect lang=sw
expect sms +254711000001 case.new case=K lang=en late=no
