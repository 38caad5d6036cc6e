# LANG is kept by number: the officer asks for Swahili and hears Swahili; without it a report's own language is used.
person cpv  +254700000001 at 003.016.0077
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
at 2026-03-02 09:00
sms +254711000001 "LANG sw"
expect sms +254711000001 lang.set lang=sw
wait 5m
sms +254700000001 "RIPOTI unajisi msichana miaka 9 wadi ya Ganda"
expect sms +254700000001 report.received case=K lang=sw
expect sms +254700000001 guidance.defilement lang=sw
expect sms +254711000001 case.new case=K severity=S1 lang=sw
wait 5m
sms +254711000001 "LANG en"
expect sms +254711000001 lang.set lang=en
sms +254700000001 "LANG en"
expect sms +254700000001 lang.set lang=en
sms +254711000001 "VERIFY {K} visited the home"
expect sms +254711000001 done.verified case=K lang=en
expect sms +254700000001 case.verified case=K lang=en
