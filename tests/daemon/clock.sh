# clock.sh - the machine's clock leaps, is set back and stands still under a running daemon, and over its kills: nobody is
# told early or twice, the alarm is heard, and the operator has the last word.
. tests/daemon/lib.sh

clock() { "$helper" clock "$d/later" "$@"; } # PASSED WRONG STANDS
clock 0
MLINZI_LATER=$d/later
export MLINZI_LATER
LD_PRELOAD=$(pwd)/$B/daemon/later.so
case $B in /*) LD_PRELOAD=$B/daemon/later.so ;; esac
export LD_PRELOAD
configure
start
people
m clock morning >/dev/null
type_lines 'REPORT defilement girl 9 Ganda'
state() { m status --json | sed 's/.*"clock": *"\([a-z]*\)".*/\1/'; }
out() { m message list --limit 1000 | grep -c ' out '; }
is() { # WHAT HAVE WANT
    [ "$2" = "$3" ] >"$d/heard" || echo "$2, not $3" >"$d/heard"
    [ "$2" = "$3" ]
    verdict $? "$1"
}
before=$(out)
is "a right clock is believed" "$(state)" well

clock 0 86400
is "a day ahead is not" "$(state)" ahead
has "which is an alarm" "$d/log" '^alarm kind=clock clock=ahead apart_s=86[34][0-9][0-9] hold_s=300'
refused 1 "doctor says so" m doctor
says "and what to do" '^FAIL +clock +the daemon does not believe this machine.s clock: it is ahead, 86[34][0-9][0-9] s'
stop KILL
start
is "nor after a kill" "$(state)" ahead
clock 290 86400
is "nor before the five minutes are over" "$(state)" ahead
is "and nobody was told" "$(out)" "$before"
type_lines 'REPORT neglect boy 6 Ganda'
[ "$(out)" -gt "$before" ]
verdict $? "a text is taken and answered meanwhile"
before=$(out)
clock 302 86400
is "then it is" "$(state)" well
said() { [ "$(out)" -gt "$before" ]; }
check "and what was due is said" soon said
quiet() { after=$(out) && sleep 0.5 && [ "$(out)" = "$after" ]; }
soon quiet
m message list --limit 1000 | awk '/ out / { $1 = $2 = ""; print }' >"$d/out"
has "each level once" "$d/log" '^clock.believed'

clock 302 0
is "set back again it is not believed" "$(state)" behind
stop KILL
clock 400 0
start
is "nor after a kill, later" "$(state)" behind
is "and nobody is told again" "$(out)" "$after"
ahead=$(m clock)
check "unless somebody says that it is right" m clock believe
back=$(m clock)
[ "$(date -d "$back" +%s)" -lt "$(($(date -d "$ahead" +%s) - 80000))" ]
verdict $? "which puts time back"
is "and is the end of it" "$(state)" well
check "it stands in the audit" sh -c "'$B/bin/mlinzi' -c '$d/m.cfg' audit list | grep clock.believe"

clock 500 0
stood=$(date +%s)
clock 500 0 "$stood"
state >/dev/null
clock 580 0 "$stood"
is "a clock that stands is seen" "$(state)" frozen
before=$(date -d "$(m clock)" +%s)
clock 880 0 "$stood"
passed=$(($(date -d "$(m clock)" +%s) - before))
[ "$passed" -ge 299 ] && [ "$passed" -le 310 ]
verdict $? "time goes on without it"
clock 880 0
is "and with it when it is mended" "$(state)" well
check "the store keeps every rule" m db check
check "it ends with 0" stop

# the machine is started anew (another boot), its clock battery empty
LD_PRELOAD='' "$helper" boot "$d/store/mlinzi.db"
clock 880 -25920000
start
is "a clock behind the store's last moment is not believed" "$(state)" behind
stop
refused 1 "and doctor says so without a daemon" m doctor
says "with what to do" "^FAIL +clock +this machine's clock is 259[0-9]{5} s behind the store"
"$helper" boot "$d/store/mlinzi.db"
clock 8640880 0
start
is "a hundred days off are no leap" "$(state)" well
stop
done_testing
