# daemon.sh POINTS SHIFT: the real daemon without memory at so many points of its life, from its start to its end, once and for
# good: it refuses or ends with a sentence, never by a signal, and what it acknowledged is in its store. Prints TAP.
. tests/daemon/lib.sh
points=$1 shift_by=$2
so=$(pwd)/$B/faults/no_memory.so
case $B in /*) so=$B/faults/no_memory.so ;; esac

one_life() { # VARIABLES...: the daemon with them, two reports, its end. Sets code and acked
    rm -rf "$d/store" "$d/keys" "$d/log" "$d/s"
    configure 'timers: { max = 1024; };'
    env LD_PRELOAD="$so" "$@" "$B/bin/mlinzid" -c "$d/m.cfg" 2>"$d/log" </dev/null &
    pid=$!
    tries=20 acked=0
    until timeout 0.5 "$helper" send "$d/s" '{"op":"status"}' 2>/dev/null | grep -q '"ok"' || [ $tries -eq 0 ]; do
        kill -0 "$pid" 2>/dev/null || break
        tries=$((tries - 1))
        sleep 0.02
    done
    for report in 1 2; do
        kill -0 "$pid" 2>/dev/null || break
        timeout 0.7 "$helper" send "$d/s" "{\"op\":\"phone.send\",\"from\":\"+25470000000$report\",\"text\":\"REPORT neglect boy 6 Ganda house $report\"}" 2>/dev/null |
            grep -q '"ok": *true' && acked=$((acked + 1))
    done
    kill -TERM "$pid" 2>/dev/null
    ( sleep 3; kill -KILL "$pid" ) 2>/dev/null &
    guard=$!
    wait "$pid" 2>/dev/null
    code=$?
    kill "$guard" 2>/dev/null
    pid=''
}
one_life NO_MEMORY_COUNT="$d/count"
all=$(cat "$d/count")
[ "$acked" -eq 2 ] && [ "$code" -eq 0 ] && [ "$all" -gt 1000 ] >"$d/heard"
verdict $? "a life with memory: two reports, $all allocations"
bad=0 ended=0 refused=0
: >"$d/faults"
i=0
while [ $i -lt "$points" ]; do
    n=$((1 + (i * all / points + shift_by) % all))
    # most are asked for while the store is opened: half of the points are in the last ones, while it serves and ends
    [ $((i % 4)) -lt 2 ] || n=$((all - (i * 1200 / points + shift_by) % 1200))
    one_life NO_MEMORY_AT=$n NO_MEMORY_FOR_GOOD=$((i % 2))
    why=''
    # libconfig and libseccomp do not look whether they got memory: before it serves, a start may crash in them.
    [ $code -lt 128 ] || ! grep -q '^daemon.ready' "$d/log" || why="ended by signal $((code - 128))"
    [ $code -eq 0 ] || [ $code -ge 128 ] || [ -s "$d/log" ] || why="ended with $code and said nothing"
    ! grep -q 'must.failed' "$d/log" || why="a must failed"
    [ $code -eq 0 ] && ended=$((ended + 1)) || refused=$((refused + 1))
    if [ $acked -gt 0 ]; then
        start && stop || why="the next one does not start"
        [ "$("$B/bin/mlinzi" -c "$d/m.cfg" db check >/dev/null 2>&1; echo $?)" -eq 0 ] || why="the store breaks a rule"
        have=$("$helper" count "$d/store/mlinzi.db")
        [ "$have" -ge $acked ] || why="$acked acknowledged, $have there"
    fi
    if [ -n "$why" ]; then
        bad=$((bad + 1))
        { echo "allocation $n, for good $((i % 2)): $why"; tail -n 3 "$d/log"; } >>"$d/faults"
    fi
    i=$((i + 1))
done
cp "$d/faults" "$d/heard"
[ $bad -eq 0 ]
verdict $? "without memory it refuses or ends with a sentence, and loses nothing"
echo "# = $points points of $all: $ended lives went to their end, $refused stopped"
done_testing
