# What was done while its text waited is not spoken of any more.
# Services by Thu 2026-03-12: 2 wd before is Tue 10, 08:30. The third text waits for the minute's end.
person scco +254711000001 at 003.016
at 2026-03-09 10:00
duty service 1 by 2026-03-12 at scco 003.016
duty service 2 by 2026-03-12 at scco 003.016
duty service 3 by 2026-03-12 at scco 003.016
until 2026-03-10 08:30
expect sms +254711000001 duty.remind
expect sms +254711000001 duty.remind
wait 10s
duty service 1 done
duty service 2 done
duty service 3 done
until 2026-03-10 09:00
expect none
