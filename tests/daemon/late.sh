# late.sh - work that is overdue when the daemon starts: one text for each case and person, of the current state, said late.
. tests/daemon/lib.sh

configure
start
people
m clock morning >/dev/null
from=$(m clock | cut -c1-10)
type_lines 'REPORT neglect boy 6 Ganda' '/as 0700000051' 'REPORT defilement girl 9 Ganda'
cases=$(m case list | awk 'NR > 1 { print $1 }')
echo "$cases" | wc -l | grep -qx 2
verdict $? "two cases are open"
stop
# about a week, ending on a day when offices are open
for days in 7 6 8 13 14; do
    day=$(date -u -d "$from + $days days" +%Y-%m-%d)
    [ "$(date -u -d "$day" +%u)" -gt 5 ] || grep -q "^$day" forms/ke/holidays.tsv || break
done
check "a week passes without a daemon" "$helper" offset "$d/store/mlinzi.db" $((days * 86400))
refused 1 "doctor sees what is overdue" m doctor
# of each case, and what police and hospital owe of the one that was shared with them
says "and how long" '^FAIL +deadlines +4 overdue, the oldest by [0-9]+ min'
start
soon m db check >"$d/heard" 2>&1
for ref in $cases; do
    m case show "$ref" >"$d/case"
    # texts of the new start: role (6th field) and whether late (8th); the first seven days' own are those of the first day
    awk '/^Texts/ { on = 1; next } on && $1 ~ /^20/ { print $1, $3, $4, $5, $6, $NF }' "$d/case" >"$d/texts"
    first=$(head -n 1 "$d/texts" | cut -d' ' -f1)
    awk -v first="$first" '$1 != first' "$d/texts" >"$d/caught"
    cp "$d/case" "$d/heard"
    [ -s "$d/caught" ]
    verdict $? "case $ref: somebody is told after the start"
    ! grep -v ' yes$' "$d/caught" | grep -q .
    verdict $? "case $ref: every one says that it is late"
    [ "$(cut -d' ' -f4,5 "$d/caught" | sort | uniq -d | wc -l)" -eq 0 ]
    verdict $? "case $ref: one text a person"
done
check "nothing stays overdue" m db check
stop
start
sleep 0.5
n=$(m message list --limit 1000 | grep -c ' out ')
stop
start
sleep 0.5
[ "$(m message list --limit 1000 | grep -c ' out ')" -eq "$n" ] >"$d/heard"
verdict $? "starting again tells nobody again"
check "it ends with 0" stop
done_testing
