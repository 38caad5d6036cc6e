# A delegate who is on leave too is passed over, and his own delegate is not asked: the deputy hears (ruling 15).
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person scco +254711000021 at 003.016 deputy
person scco +254711000031 at 003.012
person scco +254711000041 at 003.013
absent +254711000001 from 2026-03-02 to 2026-03-06 delegate +254711000031
absent +254711000031 from 2026-03-02 to 2026-03-06 delegate +254711000041
at 2026-03-02 10:00
sms +254700000001 "REPORT neglect boy 6 Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
expect sms +254711000021 case.new case=K
expect none
