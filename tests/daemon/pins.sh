# pins.sh - PINs: set, tried, locked after five wrong ones however fast they come, unlocked; the keeper killed amid a try; and
# neither the terminal's PIN nor one typed into a text is anywhere in what the system keeps.
. tests/daemon/lib.sh

guess=$B/daemon/guess
cost() { # PASSES MEMORY_KIB
    configure "pin: { passes = $1; memory_kib = $2; };" 'process: { restart_ms = 100; };'
}
one=+254711000001 nobody=+254799000001
set_pin() { printf '%s\n%s\n' "$2" "${3:-$2}" | m person pin "$1"; }
try() { timeout 10 "$guess" all "$d/s" "$1" 1 1 "$2"; }
number() { m status | awk -v k="$1" '$1 == k { print $2 }'; }
pid_of() { number "$1"; }
answers() { m status 2>/dev/null | grep -qE "^$1 +[0-9]+ +yes"; }

cost 1 8192
start
people
soon answers keeper
check "a PIN is set from standard input" set_pin $one 482915
refused 1 "two that differ are refused" set_pin $one 482915 482916
refused 1 "a weak one is refused" set_pin $one 123456
says "and why" 'counts up or down'
refused 1 "the end of one's own number is refused" set_pin +254711000031 000031
refused 1 "nobody's PIN is refused" set_pin $nobody 482915
says "as nobody's" 'nobody here has that phone'
refused 2 "a PIN is no argument" m person pin $one 482915
check "the right one is right" try $one 482915
says "at once" 'right=1'
try $one 482910 >"$d/heard"
says "another is wrong" 'wrong=1'
try $nobody 482915 >"$d/heard"
says "nobody's is wrong, in the same words" 'wrong=1'
try $one 482915 >"$d/heard"
says "a right one forgets the wrong ones" 'right=1'

before=$(number pins_checked)
timeout 120 "$guess" all "$d/s" $one 1000 30 482915 >"$d/heard" 2>&1
echo "# = 1,000 guesses on 30 connections: $(($(number pins_checked) - before)) evaluated; $(cat "$d/heard")"
says "of 1,000 guesses in parallel none is right, though the right one is among them" '^right=0 wrong=1000 lost=0'
[ $(($(number pins_checked) - before)) -le 5 ]
verdict $? "at most five were evaluated"
has "the lock is logged" "$d/log" '^pin.locked person=[0-9]+$'
try $one 482915 >"$d/heard"
says "the right one is wrong while it is locked" 'wrong=1'
set_pin +254711000031 482915 >/dev/null
for i in 1 2 3 4 5; do try +254711000031 482910 >/dev/null; done
m audit list --limit 20 >"$d/heard"
says "the audit knows of a lock" 'pin.locked .*phone=\+254711000031'
says "of each try" 'pin.try .*phone=\+254711000031'
hasnt "and of no PIN" "$d/heard" '482915|482910'
check "somebody locked out still acts and reports" type_lines "/as $one" 'REPORT neglect boy 6 Ganda'
has "and is answered" "$d/phone" 'Your report is'
check "a supervisor unlocks" m person unlock $one
refused 1 "nobody's PIN is not unlocked" m person unlock $nobody
try $one 482915 >"$d/heard"
says "then the right one is right" 'right=1'
stop

# A try that takes a second, and the keeper killed in it.
cost 60 65536
start
soon answers keeper
check "another PIN, at a higher cost" set_pin $one 739164
killed() {
    keeper=$(pid_of keeper) checked=$(number pins_checked)
    "$helper" ask "$d/s" "{\"op\":\"pin.try\",\"phone\":\"$one\",\"pin\":\"739165\"}" >"$d/said" &
    asking=$!
    sleep 0.4
    [ "${1:-}" != rss ] || echo "# = keeper while it evaluates: $(awk '/^VmRSS/ { print $2 }' "/proc/$keeper/status") KiB resident, at 65,536 KiB for Argon2id"
    kill -KILL "$keeper"
    wait $asking
    soon answers keeper
}
killed rss
has "whose keeper is killed hears to try again" "$d/said" 'try again'
for i in 2 3 4 5; do killed; done
cost 1 8192
stop
start
soon answers keeper
try $one 739164 >"$d/heard"
says "five killed tries were five tries: it is locked" 'wrong=1'
check "and unlocked" m person unlock $one
try $one 739164 >"$d/heard"
says "right again, at the cost it was set with" 'right=1'

# As long for the one as for the other (a figure; machines are too uneven to fail on it).
stop
cost 3 65536
start
soon answers keeper
set_pin $one 739164 >/dev/null
known=$("$guess" time "$d/s" $one 5 739165) unknown=$("$guess" time "$d/s" $nobody 5 739165) locked=$("$guess" time "$d/s" $one 5 739165)
echo "# = a wrong PIN takes ms, median of 5: known $known, unknown $unknown, locked $locked"
[ -n "$known" ] && [ -n "$unknown" ] && [ -n "$locked" ]
verdict $? "known, unknown and locked are all answered"

# A PIN typed into texts.
type_lines 'REPORT neglect boy 6 Ganda, my pin is 482915' "/as officer" 'VERIFY PIN yangu ni 482915 visited the home' \
    'UPDATE nambari ya siri: 482915 mother counselled' 'pin 48 29 15' '482915 is my pin'
sleep 0.3
for ref in $(m case list --json | tr ',' '\n' | sed -n 's/.*"ref":"\([0-9]*\)".*/\1/p'); do m case show "$ref" --json; done >"$d/heard"
says "what else the texts said is kept" 'visited the home'
hasnt "the PIN in them is in no case" "$d/heard" '482915|48 29 15'
m message list --json >"$d/heard"
hasnt "in no message" "$d/heard" '482915|48 29 15'
stop
rm -f "$d/heard" "$d/phone" "$d/said"
grep -rlE '482915|739164|739165|argon2id' "$d" >"$d.found"
mv "$d.found" "$d/heard"
[ ! -s "$d/heard" ]
verdict $? "and no PIN or hash of one is in any file, the log among them"
done_testing
