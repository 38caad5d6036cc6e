# A child escapes from an institution in the night: who answers for it hears at once, whatever the hour, and not again in the
# morning; then the search climbs, by every day at 08:30: 1 day after to the county, 2 after to the region.
# The officer of another place is on nobody's post: there the county hears at once, as vacant.
person scco +254711000001 at 003.016
person cccs +254711000002 at 003
person rccs +254711000003 at R1
at 2026-03-06 23:40
duty escape 1 by 2026-03-06 at scco 003.016
expect sms +254711000001 duty.now duty=escape ref=C-1 day=2026-03-06
until 2026-03-07 08:29
expect none
until 2026-03-07 08:30
expect sms +254711000002 duty.over duty=escape reason=unanswered
duty escape 2 by 2026-03-07 at scco 003.012
expect sms +254711000002 duty.now duty=escape ref=C-2 reason=vacant
until 2026-03-08 08:30
expect sms +254711000003 duty.over duty=escape ref=C-1
duty escape 1 done
duty escape 2 done
wait 2d
expect none
