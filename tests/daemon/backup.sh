# backup.sh - sealed backups of a daemon under load, and what can be made of them: by whom, whole or not, with these keys
# or others, beside what was erased since.
. tests/daemon/lib.sh

configure
"$B/bin/mlinzi" -c "$d/m.cfg" key pair "$d/secret" >"$d/said"
grep public_key "$d/said" >>"$d/m.cfg"
public=$(sed -n 's/.*"\(mlinzi-public:[^"]*\)".*/\1/p' "$d/said")
start
people
type_lines asante # of no case: under the key of its day
greeted=$(($(date -u -d "$(m clock | cut -c1-10)" +%s) / 86400))
m clock wait 1d >/dev/null
m clock morning >/dev/null
check "doctor misses a backup" m doctor
says "and says how to make one" '^warn +backup +there never was one: mlinzi db backup'
i=0
while [ $i -lt 50 ]; do # fifty words that stand nowhere else
    echo "REPORT neglect boy 6 Ganda kwa mjomba Kanari${i}Nyangumi anamfungia ndani"
    i=$((i + 1))
done >"$d/planted"
"$B/bin/mlinzi" -c "$d/m.cfg" phone <"$d/planted" >"$d/phone" 2>&1
first=$(m case list --json | grep -o '"ref":"[0-9]*"' | tail -n 1 | tr -dc 0-9)
report_of() { # WORDS...: another person's report; its reference
    type_lines '/as chp' "$*"
    grep -ohE 'ni [0-9]{4} [0-9]{4}' "$d/phone" | tail -n 1 | tr -dc 0-9
}
second=$(report_of REPORT neglect girl 3 Ganda Kanarimbili anamfungia)
check "the words are there to be read" m case show "$first"
says "by who may" 'Kanari[0-9]+Nyangumi'

# Made under load.
: >"$d/ledger"
"$helper" load "$d/s" "$d/ledger" 4 0 &
loader=$!
sleep 0.5
check "a sealed backup is made under load" m db backup "$d/b1"
says "to that key" 'copied and sealed to [0-9a-f]{16}'
check "another one" m db backup "$d/b2"
stop # which ends the load
wait $loader
start
head -c 15 "$d/b1" | grep -qx 'mlinzi-sealed 1' >"$d/heard"
verdict $? "it is no database"
plain=0
i=0
while [ $i -lt 50 ]; do
    grep -qaF "Kanari${i}Nyangumi" "$d/b1" "$d/b2" "$d"/store/* && plain=$((plain + 1))
    i=$((i + 1))
done
[ $plain -eq 0 ] >"$d/heard"
verdict $? "none of fifty planted words is in a backup, the store or beside it"
! grep -qaF -e 003.016 -e "$first" -e case.opened "$d/b1"
verdict $? "nor a place, a reference or a word of the audit"
! grep -qaF "$(head -c 12 "$d/keys/index.key")" "$d/b1"
verdict $? "nor a key"
[ ! -e "$d/store/mlinzi.db.backup" ] && [ -z "$(find "$d" -name '*.part')" ]
verdict $? "nothing is left beside the store"
check "doctor knows of it" m doctor
says "by its age" '^ok +backup +sealed, 0 hours ago'
refused 1 "it is never written over" m db backup "$d/b1"
refused 1 "an empty key is no key: nothing goes out unsealed for want of a word" m db backup "$d/b0" --to ''
check "with another key" m db backup "$d/b3" --to "$public"
refused 1 "a mistyped key makes none" m db backup "$d/b4" --to "${public%?}_"
[ ! -e "$d/b4" ]
verdict $? "no file at all"
mkdir "$d/store/mlinzi.db.backup"
echo left >"$d/store/mlinzi.db.backup/copy"
check "what a killed backup left" m doctor
says "is seen" '^warn +backup +.*mlinzi.db.backup is there'
check "the next backup" m db backup "$d/b5"
[ ! -e "$d/store/mlinzi.db.backup" ]
verdict $? "takes it away"
"$B/bin/mlinzi" -c "$d/m.cfg" db backup "$d/b6" >"$d/said" 2>&1 & # itself: a function's shell would hear the signal
backup=$!
sleep 0.02
kill -TERM $backup
wait $backup
[ ! -e "$d/store/mlinzi.db.backup" ] && [ -z "$(find "$d" -name '*.part')" ]
verdict $? "ended by a signal it leaves nothing"

# Restored.
back() { m db restore "$@" --secret "$d/secret" --into "$d/back.db"; }
untouched() { # NAME: nothing is where the store would be, nor beside it
    ls "$d" | grep -q '^back' && ls "$d" >"$d/heard"
    ! ls "$d" | grep -q '^back'
    verdict $? "$1: nothing is left behind"
}
cp -r "$d/keys" "$d/kept"
refused 1 "another secret" sh -c "$B/bin/mlinzi -c '$d/m.cfg' key pair '$d/other' >'$d/said' && $B/bin/mlinzi -c '$d/m.cfg' db restore '$d/b1' --secret '$d/other' --into '$d/back.db'"
says "is told apart" 'it is sealed to the key [0-9a-f]{16}, and this secret is the key'
refused 1 "no secret" m db restore "$d/b1" --into "$d/back.db"
refused 1 "a file of something else" back "$d/m.cfg"
says "is none of ours" 'it is no file that Mlinzi sealed'
m key escrow --out "$d/escrow" >"$d/said" 2>&1
refused 1 "an escrow" back "$d/escrow"
says "holds keys" 'it holds keys, not a backup'
size=$(stat -c %s "$d/b1")
bad=0
for n in 0 1 20 60 100 150 180 $((size / 2)) $((size - 65553)) $((size - 17)) $((size - 1)); do
    head -c "$n" "$d/b1" >"$d/cut"
    back "$d/cut" >"$d/heard" 2>&1 && bad=$((bad + 1))
done
[ $bad -eq 0 ]
verdict $? "cut short anywhere it is refused"
says "with a sentence" 'cut short'
for n in 3 30 70 120 170 5000 70000 $((size / 2)) $((size - 1)); do
    cp "$d/b1" "$d/bent"
    byte=$(od -An -tu1 -j "$n" -N 1 "$d/bent" | tr -d ' ')
    printf "\\$(printf %03o $((byte ^ 1)))" | dd of="$d/bent" bs=1 seek="$n" conv=notrunc 2>/dev/null
    back "$d/bent" >"$d/heard" 2>&1 && bad=$((bad + 1))
done
[ $bad -eq 0 ]
verdict $? "a changed bit is found"
(cat "$d/b1" && echo more) >"$d/long"
refused 1 "something added" back "$d/long"
untouched "refused"
for k in kek-1 reference.key index.key audit.key; do
    size=$(stat -c %s "$d/keys/$k")
    head -c "$size" /dev/urandom >"$d/kept/$k"
    refused 1 "another store's $k" back "$d/b1" --keys "$d/kept"
    case $k in audit.key) says "is found by the audit" 'the audit in it is not whole' ;; *) says "is named" "$k" ;; esac
    cp "$d/keys/$k" "$d/kept/$k"
done
untouched "with wrong keys"
refused 1 "a store that is there" m db restore "$d/b1" --secret "$d/secret" --into "$d/store/mlinzi.db"
says "is not written over" 'nothing is ever written over it'
touch "$d/back.db-wal"
refused 1 "another store's log in its place" back "$d/b1"
says "is named" 'back.db-wal lies there'
rm "$d/back.db-wal"
cat >"$d/full" <<SH
mount -t tmpfs -o size=300k,mode=700 none "$d/full.d" 2>/dev/null || exit 9
"$B/bin/mlinzi" -c "$d/m.cfg" db restore "$d/b1" --secret "$d/secret" --into "$d/full.d/back.db"
code=\$?
ls "$d/full.d"
exit \$code
SH
mkdir "$d/full.d"
if [ "$(id -u)" -eq 0 ]; then unshare -m sh "$d/full" >"$d/heard" 2>&1; else unshare -rm sh "$d/full" >"$d/heard" 2>&1; fi
status=$?
if [ $status -eq 1 ]; then
    says "on a full disk it says so" 'No space left'
    hasnt "and leaves nothing" "$d/heard" '^back'
else
    echo "skipped: no file system of one's own can be mounted here (a full disk)"
fi

# What happens after the backup, and the loss of the machine.
stop
start # takes new numbers, of which the backup knows nothing
after=$(report_of REPORT neglect girl 7 Ganda na huyu ni mwingine)
[ -n "$after" ] && [ "$after" != "$second" ]
verdict $? "a report comes after the backup"
serial_of() { m case show "$1" --json | sed -n 's/.*"serial":"\([^"]*\)".*/\1/p'; }
type_lines '/as officer' "VERIFY $after visited the home, mother counselled"
given=$(serial_of "$after")
check "is taken up and has a serial" test -n "$given"
stop
mv "$d/store" "$d/burnt"
mv "$d/keys" "$d/burnt-keys"
mkdir -m 700 "$d/store"
check "the keys come back from the escrow" m key restore "$d/escrow" --secret "$d/secret" --into "$d/keys"
i=0
while [ $i -lt 2 ]; do # twice: the second time each is erased already
    # the first case: the greeting had the number before
    echo "$((72057594037927936 + 2)) 1772431200" >>"$d/keys/erased"
    echo "$((216172782113783808 + greeted)) 1772431200" >>"$d/keys/erased"
    i=$((i + 1))
done
echo "$((216172782113783808 + 20000)) 1772431200" >>"$d/keys/erased" # a day the backup has nothing of
check "and the store from the backup" m db restore "$d/b5" --secret "$d/secret" --into "$d/store/mlinzi.db"
says "as of its time" 'is the store as of 20[0-9-]+ [0-9:]+; what was erased since is erased again .2 subjects.'
check "it keeps every rule" m db check
check "its audit is whole" m audit verify
check "the daemon takes it" start
check "that it was restored" m audit list --limit 20
says "stands in the audit" 'store.restored .*skipped=20000 erased=2'
check "what was erased since" m case show "$first"
says "is erased again" '^erased +2026-03-02'
hasnt "with its words" "$d/heard" 'Kanari[0-9]+Nyangumi'
check "another of before is there" m case show "$second"
says "with its words" Kanarimbili
refused 1 "one of after the backup is not" m case show "$after"
type_lines '/as officer' "VERIFY $second visited the home, mother counselled" '/case'
check "an officer goes on with it" m case show "$second"
says "where it stood" 'case.verified'
serial=$(serial_of "$second")
echo "$given, then $serial" >"$d/heard"
[ -n "$serial" ] && [ "$serial" != "$given" ]
verdict $? "its serial was never given out"
says "there is a gap" ', then CCO/3/16/5/29/1001/20[0-9]{2}$'
new=$(report_of REPORT neglect girl 9 Ganda na huyu ni mpya)
[ -n "$new" ] && [ "$new" != "$after" ] && [ "$new" != "$second" ]
verdict $? "a new one has a reference that was never given out"
check "and goes its way" m db check
check "a backup of the restored store" m db backup "$d/b9"
stop
"$helper" offset "$d/store/mlinzi.db" 40000000 # somewhat over a year, and nobody did anything
refused 1 "a year later" m doctor
says "the backup is old" '^warn +backup +the last one is 1[0-9]{4} hours old: mlinzi db backup'
says "the key is" '^warn +rotation +kek-1 is 4[0-9]{2} days old: mlinzi key rotate'
says "and what the audit holds is not signed" '^FAIL +audit +records are unsigned for [0-9]+ min longer'
printf 'carrier = "kannel";\nlinks = ( { name = "one"; port = 1; } );\n' >>"$d/m.cfg"
refused 1 "with real phones" m doctor
says "that is no warning any more" '^FAIL +backup +the last one is 1[0-9]{4} hours old'
refused 2 "a fault in the settings is said alone" sh -c "echo 'stroe: { path = 1; };' >'$d/bad.cfg'; $B/bin/mlinzi -c '$d/bad.cfg' db check"
hasnt "not as a mistyped command" "$d/heard" 'written otherwise'
done_testing
