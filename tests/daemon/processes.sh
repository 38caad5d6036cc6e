# processes.sh - engine, warden, keeper, desk and door: confined, made anew when they end, ending with the engine; and no
# report waits for any of them.
. tests/daemon/lib.sh

configure 'process: { restart_ms = 100; restart_max_ms = 2000; silence_s = 2; };'
pid_of() { m status 2>/dev/null | awk -v n="$1" '$1 == n { print $2 }'; }
answers() { m status 2>/dev/null | grep -qE "^$1 +[0-9]+ +yes"; }
gone() { [ ! -e "/proc/$1/status" ] || grep -q '^State:.*Z' "/proc/$1/status"; }
everybody() { for p in engine warden keeper desk desk2 door; do answers $p || return 1; done; }
report() { # TEXT...: it is answered
    type_lines "$*"
    grep -q 'Your report is' "$d/phone"
}

check "the daemon starts" start
check "all its processes answer" soon everybody
people
real=2
[ "${MODE:-release}" != asan ] || real=0
for p in engine warden keeper desk desk2 door; do
    cat "/proc/$(pid_of $p)/status" "/proc/$(pid_of $p)/limits" >"$d/heard"
    says "$p is kept to its list" "^Seccomp:.$real$"
    says "gains no privileges" '^NoNewPrivs:.1$'
    says "leaves no core" '^Max core file size *0 *0 '
done
keeper=$(pid_of keeper) desk=$(pid_of desk) door=$(pid_of door) warden=$(pid_of warden)
if [ "$(id -u)" -eq 0 ]; then
    ls -l "/proc/$door/fd" | sed -n 's/.*-> //p' | grep -vE '^/dev/null$|^socket:|^pipe:|^anon_inode:|/log$' >"$d/heard"
    [ ! -s "$d/heard" ]
    verdict $? "the door holds nothing but its sockets and the log"
    ls -l "/proc/$desk/fd" | sed -n 's/.*-> //p' | grep -vE '^/dev/null$|^socket:|^pipe:|/log$|/mlinzi\.db(-wal|-shm)?$' >"$d/heard"
    [ ! -s "$d/heard" ]
    verdict $? "a desk holds its sockets, the log and the store"
    ls -l "/proc/$warden/fd" | grep -E 'mlinzi\.db|keys' >"$d/heard"
    [ ! -s "$d/heard" ]
    verdict $? "the warden holds neither store nor keys"
else
    echo "skipped: what other processes hold open can be seen by root alone"
fi

check "a report is answered" report REPORT neglect boy 6 Ganda
done_by_keeper() { [ "$(m status | awk '$1 == "checkpoints" { print $2 }')" -gt 0 ]; }
check "the keeper makes the checkpoint" soon done_by_keeper

kill -KILL "$keeper"
check "with the keeper killed a report is answered" report REPORT neglect girl 7 Ganda
is_new() { p=$(pid_of "$1") && [ "${p:-0}" -gt 0 ] && [ "$p" != "$2" ] && answers "$1"; }
check "the keeper is made anew" soon is_new keeper "$keeper"
has "and its end was logged" "$d/log" "^process.ended name=keeper pid=$keeper signal=9"
kill -KILL "$door"
check "so is the door" soon is_new door "$door"
check "status counts it" m status
says "as made anew" '^door +[0-9]+ +yes +1$'
keeper=$(pid_of keeper)
kill -KILL "$keeper"
soon is_new keeper "$keeper"
has "the second wait is longer" "$d/log" "^process.ended name=keeper pid=$keeper .*again_ms=200"

desk=$(pid_of desk)
kill -STOP "$desk"
check "one that is silent is ended and made anew" soon is_new desk "$desk"
has "which is logged" "$d/log" "^process.silent name=desk pid=$desk"
kill -TERM "$(pid_of door)" "$(pid_of warden)"
sleep 0.3
check "a signal for the service does not end the others" everybody

keeper=$(pid_of keeper) desk=$(pid_of desk) door=$(pid_of door)
check "the daemon stops" stop
check "and with it all the others" eval "gone $keeper && gone $desk && gone $door && gone $warden"

check "it starts again" start
soon everybody
keeper=$(pid_of keeper) desk=$(pid_of desk) door=$(pid_of door) warden=$(pid_of warden)
kill -STOP "$desk" # which then cannot hear that its socket has ended
stop KILL
check "killed, it takes all the others along, hung ones too" soon eval "gone $keeper && gone $desk && gone $door && gone $warden"

check "once more" start
soon everybody
warden=$(pid_of warden)
kill -KILL "$warden"
lost() { grep -q '^alarm kind=warden' "$d/log"; }
check "the end of the warden is an alarm" soon lost
check "and reports are answered all the same" report REPORT neglect boy 8 Ganda
touch -d @1 "$d/store/mlinzi.db" # a checkpoint alone writes that file
written() { [ "$(stat -c %Y "$d/store/mlinzi.db")" -gt 1 ]; }
check "and another" report REPORT neglect girl 8 Ganda
check "checkpoints are the engine's then" soon written
check "it stops" stop

configure 'process: { sandbox = false; };'
check "without the sandbox it starts" start
soon everybody
has "and says so in /proc" "/proc/$pid/status" '^Seccomp:.0$'
check "it stops too" stop

if [ "$(id -u)" -eq 0 ] && id nobody >/dev/null 2>&1; then
    configure 'process: { user = "nobody"; };'
    tree "$d/tree" # the checkout itself may be closed to nobody
    rm -rf "$d/store" "$d/keys" && mkdir -p "$d/store" && chown -R nobody "$d"
    BIN=$d/tree/build/bin
    check "started as root, it becomes the user of the settings" start
    has "for good" "/proc/$pid/status" "^Uid:.$(id -u nobody).$(id -u nobody).$(id -u nobody)"
    has "without groups" "/proc/$pid/status" '^Groups:.*$'
    check "with all its processes" soon everybody
    has "of that user too" "/proc/$(pid_of door)/status" "^Uid:.$(id -u nobody).$(id -u nobody)"
    check "it serves" report REPORT neglect boy 9 Ganda
    check "and stops" stop
    configure 'process: { user = "no-such-user"; };'
    refused 1 "a user that is none is refused" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
    says "in a sentence" 'process.user "no-such-user" is no user of this machine'
else
    echo "skipped: another user can be become by root alone"
fi
done_testing
