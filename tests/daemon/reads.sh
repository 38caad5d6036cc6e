# reads.sh - who opens many cases is not refused, and somebody is told: one alarm and one audit row in the hour.
. tests/daemon/lib.sh

configure 'reads: { alarm_per_hour = 3; };'
start
people
type_lines 'REPORT neglect boy 6 Ganda'
ref=$(m case list --json | tr ',{' '\n\n' | sed -n 's/.*"ref": *"\([0-9]*\)".*/\1/p' | head -n 1)
check "a case is there" test -n "$ref"
for i in 1 2 3; do m case show "$ref" >/dev/null; done
hasnt "three readings are no alarm" "$d/log" 'alarm kind=reads'
check "the fourth is shown like the others" m case show "$ref"
m case show "$ref" >/dev/null
check "the daemon told of it once" test "$(grep -c 'alarm kind=reads' "$d/log")" -eq 1
check "the audit" m audit list
says "and the audit says who" 'alarm.reads'
done_testing
