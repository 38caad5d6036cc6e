# keys.sh - the keys of a store: rotated beside a daemon under load, killed and gone on with, in escrow and back, wrong,
# missing, given by the service manager.
. tests/daemon/lib.sh

configure
start
people
m clock morning >/dev/null
type_lines 'REPORT neglect boy 6 Ganda his uncle Kanarimbili locks him in'
ref=$(m case list --json | sed 's/.*"ref":"\([0-9]*\)".*/\1/')

check "key status" m key status
says "the first generation holds every key" '^kek-1 +[0-9]+ keys .*new keys are wrapped under it'
says "and none is in escrow" '^escrow +none: mlinzi key escrow'
check "doctor knows it" m doctor
says "and says what to do" '^warn +escrow +no key is in escrow.*mlinzi key escrow'

chmod 640 "$d/keys/kek-1"
refused 1 "a key-encryption key open to others" m doctor
says "is seen" '^FAIL +keys +.*kek-1 may be read by others: chmod 600'
chmod 600 "$d/keys/kek-1"
if [ "$(id -u)" -eq 0 ]; then
    chown 12345 "$d/keys/audit.key"
    refused 1 "a key of another user" m doctor
    says "is seen" '^FAIL +keys +.*audit.key belongs to another user .12345. than the store'
    chown 0 "$d/keys/audit.key"
fi

# The pair and the escrow.
check "an offline pair" m key pair "$d/secret"
public=$(sed -n 's/.*"\(mlinzi-public:[^"]*\)".*/\1/p' "$d/heard")
says "the public key is said as a setting" 'public_key = "mlinzi-public:[A-Za-z0-9_-]{48}"'
[ "$(stat -c %a "$d/secret")" = 600 ] && grep -q '^mlinzi-secret:' "$d/secret"
verdict $? "the secret is in its file, private"
refused 1 "never over another" m key pair "$d/secret"
refused 1 "escrow without a key is refused" m key escrow --out "$d/e0"
says "with what to do" 'mlinzi key pair FILE'
refused 1 "a mistyped key is refused" m key escrow --out "$d/e0" --to "$(echo "$public" | tr 'a-y' 'b-z')"
check "escrow" m key escrow --to "$public" --out "$d/escrow"
check "is remembered" m doctor
says "by doctor, who cannot know whose that key is" '^warn +escrow +every key, sealed to [0-9a-f]{16} 0 days ago; backup.public_key is not set'
cp "$d/m.cfg" "$d/without"
echo "backup: { public_key = \"$public\"; };" >>"$d/m.cfg"
check "with the key in the settings" m doctor
says "it is the right one" '^ok +escrow +every key, sealed to [0-9a-f]{16} 0 days ago$'
other=$("$B/bin/mlinzi" key pair "$d/other" --json | sed -n 's/.*"public":"\([^"]*\)".*/\1/p')
cp "$d/without" "$d/m.cfg"
echo "backup: { public_key = \"$other\"; };" >>"$d/m.cfg"
check "with another key in the settings" m doctor
says "it is told that the escrow is not for it" '^warn +escrow +it is sealed to [0-9a-f]{16}, and backup.public_key is [0-9a-f]{16}: mlinzi key escrow'
cp "$d/without" "$d/m.cfg"
check "restore gives the files back" m key restore "$d/escrow" --secret "$d/secret" --into "$d/back"
check "each as it was" diff -r "$d/keys" "$d/back"
[ "$(stat -c %a "$d/back" "$d/back/kek-1" | tr '\n' ' ')" = '700 600 ' ] >"$d/heard"
verdict $? "and private"
refused 1 "never over others" m key restore "$d/escrow" --secret "$d/secret" --into "$d/back"
refused 1 "another secret does not open it" m key restore "$d/escrow" --secret "$d/other" --into "$d/back2"
says "and is told apart" 'sealed to the key [0-9a-f]{16}, and this secret is the key [0-9a-f]{16}'
head -c 300 "$d/escrow" >"$d/cut"
refused 1 "nor one cut short" m key restore "$d/cut" --secret "$d/secret" --into "$d/back2"
[ ! -e "$d/back2" ]
verdict $? "and nothing is left behind"

# Rotation beside a daemon under load, killed again and again.
: >"$d/ledger"
"$helper" load "$d/s" "$d/ledger" 4 0 8 & # a pause each: the keys of a full load would take the rotations minutes
loader=$!
sleep 1
check "rotation under load" m key rotate --json
says "with its progress in lines" '^\{"event":"progress","generation":2'
says "and its end" 'all [0-9,]+ keys are under kek-2'
sleep 0.3
check "nothing is left under the old one" m key status
says "while new ones come" '^kek-1 +0 keys'
kills=0
seed=${SEED:-$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')}
echo "# SEED=$seed"
while [ $kills -lt 12 ]; do
    "$B/bin/mlinzi" -c "$d/m.cfg" key rotate >"$d/rotated" 2>&1 &
    rotation=$!
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    sleep "0.$(printf %03d $((20 + seed / 65536 % 180)))"
    kill -KILL $rotation 2>/dev/null
    wait $rotation 2>/dev/null
    kills=$((kills + 1))
done
m key status >"$d/heard"
sed 's/^/# /' "$d/heard"
check "after $kills kills it goes on to its end" m key rotate
stop # which ends the load
wait $loader
check "it starts again" start
check "no key is left behind" m key status
[ "$(grep -c '^kek-' "$d/heard")" -ge 3 ] && [ "$(grep '^kek-' "$d/heard" | grep -vc ' 0 keys')" = 1 ]
verdict $? "all are under one generation"
check "and every case is read" m case show "$ref"
says "with its words" Kanarimbili
check "every rule holds" m db check
check "and the audit is whole" m audit verify
check "the daemon ends with 0" stop
check "what was acknowledged is there once" "$helper" judge "$d/store/mlinzi.db" "$d/ledger"
check "it starts with the keys as they are" start
refused 1 "the escrow of before is not enough" sh -c "! $B/bin/mlinzi -c '$d/m.cfg' doctor | grep -E '^warn +escrow +kek-[0-9]+ is not in the escrow'"

newest=$(m key status | sed -n 's/^kek-\([0-9]*\) .*new keys.*/\1/p')
refused 1 "the newest is not forgotten" m key forget "$newest"
refused 1 "an older one not without a word" m key forget 1
says "of what needs it" 'every backup made before the rotation to kek-2 was finished needs it'
check "then it is" m key forget 1 --yes
[ ! -e "$d/keys/kek-1" ]
verdict $? "and its file is away"
check "who did it" m audit list --limit 50
says "stands in the audit" 'key.forgotten .*user=.*generation=1'

# Half a rotation, seen from outside.
next=$((newest + 1))
head -c 32 /dev/urandom >"$d/keys/kek-$next"
chmod 600 "$d/keys/kek-$next"
check "doctor sees a rotation that was begun" m doctor
says "and says so" "^warn +rotation +a rotation to kek-$next was begun: .*mlinzi key rotate"
mkdir "$d/given"
head -c 32 /dev/urandom >"$d/given/kek-$next"
stop
export CREDENTIALS_DIRECTORY="$d/given"
check "a daemon whose service manager gives another key of that generation" start
unset CREDENTIALS_DIRECTORY
refused 1 "is asked first" m key rotate
says "and nothing is changed" "the daemon's kek-$next is another key"
check "the store stays at the one before" m key status
says "as it was" "^kek-$newest +[0-9]+ keys.*new keys are wrapped under it"
stop
cp "$d/keys/kek-$next" "$d/given/"
rm "$d/keys/kek-$next"
export CREDENTIALS_DIRECTORY="$d/given"
start
check "with the same one it rotates, from the credentials alone" m key rotate
says "and says that it goes on with what was begun" "^a rotation to kek-$next was begun: its file is made.*, going on"
check "and works on" m case show "$ref"
check "the rotation" m audit list --limit 20
says "stands in the audit" "key.rotated .*user=.*generation=$next"
stop
unset CREDENTIALS_DIRECTORY
refused 1 "without them the daemon does not start" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "and names the key" "kek-$next in the directory of keys is missing or is not the one"
head -c 32 /dev/urandom >"$d/keys/kek-$next"
refused 1 "a wrong key of that name is refused" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "in the same words" "kek-$next in the directory of keys is missing or is not the one"
refused 1 "by the command as well" m key status
cp "$d/given/kek-$next" "$d/keys/kek-$next"
check "with the right one it starts" start
check "and reads" m case show "$ref"
says "every word" Kanarimbili
stop
done_testing
