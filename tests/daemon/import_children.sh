# import_children.sh - an existing register comes in: refused lines are listed and stop no other, a dry run stores nothing, and killed
# half-way it goes on where it was, each good line once. In the soak, or with LINES_OF_REGISTER=1000000, a million lines.
. tests/daemon/lib.sh

lines=${LINES_OF_REGISTER:-$([ -n "${SOAK:-}" ] && echo 1000000 || echo 6000)}
configure
start
stop
cat >"$d/map.cfg" <<'MAP'
first_name = "First name";
other_names = "Other names";
surname = "Last name";
sex = "Sex";
born = "Born";
place = "Ward";
in_school = "=no";
MAP
awk -v n="$lines" 'BEGIN {
    print "No,First name,Other names,Last name,Sex,Born,Ward"
    split("Amina Brian Cynthia Dennis Esther Faith Grace Halima Ian Jane Kevin Lilian Mercy Naima Omar Peter Rehema Samuel Tatu Yusuf", given, " ")
    split("Ba Chi Ga Ka Le Mu Nya Ri To Wa", part, " ")   # a thousand surnames: few children are another one as well
    srand(7)
    for (i = 1; i <= n; i++) {
        sex = i % 50 == 0 ? "sideways" : i % 2 ? "Female" : "SMAL"   # 2 % are bad
        surname = part[1 + int(10 * rand())] tolower(part[1 + int(10 * rand())] part[1 + int(10 * rand())])
        printf "%d,%s,Mtoto%d,\"%s, %d\",%s,20%02d-0%d-1%d,003.016.0077\n", i, given[1 + int(20 * rand())], i, surname, i, sex, 10 + int(12 * rand()), 1 + int(9 * rand()), int(10 * rand())
    }
}' >"$d/r.csv"
bad=$((lines / 50))
good=$((lines - bad))
count() { sqlite3 "$d/store/mlinzi.db" "$1"; }

refused 1 "a dry run says what would be" m import children "$d/r.csv" --map "$d/map.cfg" --dry-run
says "how many" "^$good children would be imported, $bad lines refused"
check "and stores nothing" eval 'test "$(count "select count(*) from child")" = 0'
echo 'name = "First name";' >"$d/no.cfg"
refused 1 "a map of fields there are not is refused" m import children "$d/r.csv" --map "$d/no.cfg"
says "which" 'no\.cfg:1: "name" is no field'
# Killed again and again by its own process id, then let go on to its end.
kills=0
while [ $kills -lt 3 ]; do
    "$B/bin/mlinzi" -c "$d/m.cfg" import children "$d/r.csv" --map "$d/map.cfg" >"$d/heard" 2>&1 &
    import=$!
    was=$(count 'select coalesce(max(line), 0) from import_file')
    while kill -0 $import 2>/dev/null; do # a sixth of it each time
        [ "$(count 'select coalesce(max(line), 0) from import_file')" -gt $((was + lines / 6 - 1000)) ] && break
        sleep 0.02
    done
    kill -9 $import 2>/dev/null && kills=$((kills + 1)) || break
    wait $import 2>/dev/null
done
check "it was killed half-way ($kills times)" eval 'test $kills -ge 1'
half=$(count "select count(*) from child")
check "part of it is in ($half)" eval 'test "$half" -gt 0 -a "$half" -lt "$good"'
refused 1 "begun again it goes on to its end" m import children "$d/r.csv" --map "$d/map.cfg"
says "with all in all" "^$good children imported, $bad lines refused"
check "each good line is in once" eval 'test "$(count "select count(*) from child")" = "$good"'
check "with its form" eval 'test "$(count "select count(*) from sheet_row")" = "$good"'
check "each refused line is listed once" eval 'test "$(wc -l <"$d/r.csv.refused")" = "$bad"'
check "by its number and why" grep -q "^51: sex: code$" "$d/r.csv.refused"
refused 1 "the same file once more" m import children "$d/r.csv" --map "$d/map.cfg"
check "brings nothing twice" eval 'test "$(count "select count(*) from child")" = "$good"'
check "the register is gone through for doubles" m db doubles
check "no name is in the store in the clear" eval '! grep -qa Mtoto17 "$d/store/mlinzi.db"'
start
refused 1 "beside a daemon it is refused" m import children "$d/r.csv" --map "$d/map.cfg"
says "with what to do" 'stop it first'
stop
done_testing
