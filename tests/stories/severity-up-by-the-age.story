# A beaten child whose age, asked for, is under five becomes an emergency.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
at 2026-03-02 09:00
sms +254700000001 "REPORT physical abuse boy Ganda"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.physical
expect sms +254700000001 ask.details case=K missing=age
expect sms +254711000001 case.new case=K severity=S2
wait 5m
sms +254700000001 "3"
expect sms +254700000001 report.completed case=K
expect sms +254711000001 case.completed case=K severity=S1
expect case K severity=S1
