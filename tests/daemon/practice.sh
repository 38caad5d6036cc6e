# practice.sh - make run without a terminal: it serves, says how to connect, keeps what KEEP=1 keeps, and ends everything it
# started; then the same behind a real bearerbox, where the machine has one.
. tests/daemon/lib.sh

VAR_DIR=$d/var
export VAR_DIR
unset DISPLAY WAYLAND_DISPLAY
cp /dev/null "$d/heard"
page() { sed -n 's,^ *\(http://127.0.0.1:[0-9]*/phone\)$,\1,p' "$d/out"; }
world() { # [ARGUMENT]: tools/run in the background, until it serves
    rm -f "$d/out"
    tools/run "$@" >"$d/out" 2>&1 </dev/null &
    pid=$!
    tries=300
    until grep -q '^End it' "$d/out" 2>/dev/null; do
        tries=$((tries - 1))
        if [ $tries -eq 0 ] || ! kill -0 "$pid" 2>/dev/null; then
            cp "$d/out" "$d/heard"
            return 1
        fi
        sleep 0.1
    done
}
lines() { cfg=$1; shift; port=$1; shift; printf '%s\n' "$@" | MLINZI_CONFIG=$cfg "$B/bin/mlinzi" phone $port >"$d/phone" 2>&1; }
left() { # processes that still name this directory
    for p in /proc/[0-9]*; do
        { tr '\0' ' ' <"$p/cmdline"; } 2>/dev/null | grep -F "$d/" | grep -v '^grep' && echo "left: $p"
    done
}
ended() { # NAME
    stop
    code=$?
    echo "exit $code" >"$d/heard"
    left >>"$d/heard"
    [ "$(cat "$d/heard")" = "exit 0" ]
    verdict $? "$1"
}

world
verdict $? "make run without a terminal serves"
has "and says how to connect" "$d/out" 'mlinzi phone$'
refused 1 "a second one beside it is refused" tools/run
curl -s -m 10 "$(page)" >"$d/heard" 2>&1
says "and where the four phones are: that page is there" 'id="phone-3"'
lines "$d/var/mlinzi.cfg" '' 'REPORT neglect boy 6 Ganda' '/wait 4h' '/people' '/until 1999-01-01 10:00' '/nonsense' '/as nobody-here' '/wait long' 'asante'
has "the phone begins with what to type" "$d/phone" '^      REPORT neglect boy 6 Ganda$'
has "the officer hears at once: practice begins on a working morning" "$d/phone" 'to Amina Charo, children.s officer, Malindi'
has "and is reminded when time passes" "$d/phone" '\| Reminder'
has "who is who" "$d/phone" '^  \+254711000002 +county +Rehema Katana +Kilifi County'
has "time does not go back" "$d/phone" 'Time does not go back'
has "an unknown command says so" "$d/phone" 'There is no command /nonsense'
has "an unknown person too" "$d/phone" 'Nobody here is called "nobody-here"'
has "thanks are not answered" "$d/phone" 'no text came back'
awk 'length($0) > 80 { print; bad = 1 } END { exit bad }' "$d/phone" >"$d/heard"
verdict $? "no line is longer than 80 columns"
lines "$d/var/mlinzi.cfg" '' '*22116#' 1 3 1 9 Ganda 2 '/as officer' '*22116#' 5 1 1 'went to see the child' '*22116#' 8 1 480317 480317 'the child is safe with an aunt' '/drop'
has "a phone dials, and its report is a case" "$d/phone" '^  \| Your report is [0-9]{4} [0-9]{4}'
has "with a text, for it asked" "$d/phone" 'Thank you for telling us'
has "an officer takes it up by the menu" "$d/phone" 'is taken up'
has "and closes it with a PIN, which the keeper looks at" "$d/phone" 'why can it be closed\?'
has "a call that is over cannot be dropped" "$d/phone" 'No call is open'
clock=$(MLINZI_CONFIG=$d/var/mlinzi.cfg "$B/bin/mlinzi" clock | cut -c1-13)
key=$(cksum <"$d/var/keys/reference.key")
ended "SIGTERM ends it and all it started"

KEEP=1
export KEEP
world
verdict $? "KEEP=1 goes on with the last store"
MLINZI_CONFIG=$d/var/mlinzi.cfg "$B/bin/mlinzi" case list >"$d/heard"
says "its case is there" 'neglect'
MLINZI_CONFIG=$d/var/mlinzi.cfg "$B/bin/mlinzi" clock >"$d/heard"
says "and its clock" "^$clock"
ended "it ends again"
unset KEEP
world
MLINZI_CONFIG=$d/var/mlinzi.cfg "$B/bin/mlinzi" case list >"$d/heard"
says "without KEEP the store is a fresh one" '^none$'
[ "$(cksum <"$d/var/keys/reference.key")" = "$key" ] >"$d/heard"
verdict $? "the keys stay"
ended "and it ends"

# Two worlds beside each other, and a machine with a screen: each has a port of its own, and the page is opened there.
world
first=$pid address=$(page)
mkdir -p "$d/bin"
printf '#!/bin/sh\necho "$1" >%s/opened\n' "$d" >"$d/bin/xdg-open"
chmod +x "$d/bin/xdg-open"
VAR_DIR=$d/beside
PATH=$d/bin:$PATH DISPLAY=:0 world
verdict $? "another practice world beside it serves"
echo "$address and $(page)" >"$d/heard"
[ -n "$address" ] && [ -n "$(page)" ] && [ "$address" != "$(page)" ]
verdict $? "on a port of its own"
soon grep -qx "$(page)" "$d/opened" 2>/dev/null
verdict $? "where there is a screen the page is opened"
stop
pid=$first
ended "both end"

VAR_DIR=$d/$(head -c 120 /dev/zero | tr '\0' 'v')
world
verdict $? "a checkout that lies too deep for a socket"
has "gets a socket elsewhere" "$d/out" 'serves on .*/mlinzi-[A-Za-z0-9]*/s '
ended "which is taken away"

# SIGTERM to make itself ends all of it, too
VAR_DIR=$d/made
rm -f "$d/out"
make -s B="$B" MODE="${MODE:-release}" run >"$d/out" 2>&1 </dev/null &
pid=$!
tries=600
until grep -q '^End it' "$d/out" 2>/dev/null || [ $tries -eq 0 ]; do
    tries=$((tries - 1))
    sleep 0.1
done
stop
left >"$d/heard"
[ $tries -gt 0 ] && [ ! -s "$d/heard" ]
verdict $? "SIGTERM to make leaves nothing behind"

VAR_DIR=$d/var
if world kannel; then
    port=$(sed -n 's/.*\(--smsc [0-9]*\).*/\1/p' "$d/out")
    lines "$d/var/kannel/mlinzi.cfg" "$port" 'REPORT defilement girl 9 Ganda' '/wait 4h' '/case'
    has "through a real bearerbox: the answer" "$d/phone" 'Your report is [0-9]{4} [0-9]{4}'
    has "through a real bearerbox: the officer" "$d/phone" 'S1 EMERGENCY: new case'
    has "time is real there" "$d/phone" 'cannot be moved'
    has "the case is in the store" "$d/phone" 'severity +S1'
    ended "bearerbox, SMSC and daemon end with it"
elif grep -q skipped: "$d/out"; then
    sed -n 's/.*skipped:/skipped:/p' "$d/out"
    pid=''
else
    verdict 1 "make run-kannel serves"
    pid=''
fi
done_testing
