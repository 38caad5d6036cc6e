# doctor.sh - everything that can be broken, broken: the doctor's FAIL names it and says what to do.
. tests/daemon/lib.sh

configure
start
people
type_lines 'REPORT neglect boy 6 Ganda'
check "a practice daemon is well but for warnings" m doctor
hasnt "without a FAIL" "$d/heard" '^FAIL'
says "it looked at the flush" '^ok +flush +a write is safe on disk in'
says "and the rules" '^ok +rules'
check "as JSON" m doctor --json
says "with each finding" '"health":"ok","what":"store"'
stop

ill() { # NAME PATTERN: the doctor must fail with such a line
    refused 1 "$1" m doctor
    says "$1: FAIL says so" "^FAIL +$2"
}
ill "the daemon away" 'daemon +no mlinzid answers at .*Start it'
mv "$d/keys/reference.key" "$d/kept"
ill "a key missing" 'keys +.*reference.key: No such file.*put it back'
head -c 7 "$d/kept" >"$d/keys/reference.key"
chmod 600 "$d/keys/reference.key"
ill "a key cut short" 'keys +.*has 7 bytes, not 16'
mv "$d/kept" "$d/keys/reference.key"
chmod 644 "$d/keys/index.key"
ill "a key open to others" 'keys +.*index.key may be read by others: chmod 600'
chmod 600 "$d/keys/index.key"
chmod 755 "$d/keys"
ill "the keys' directory open to others" 'keys +.*is open to others: chmod 700'
refused 1 "the daemon does not start with it" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "and says what to do" "keys is open to others .mode 0755.: chmod 700 .*/keys.*docs/keys.md, \"A key is stolen\""
chmod 700 "$d/keys"
chmod 755 "$d/store"
ill "the store's directory open to others" 'disk +.*is open to others: chmod 700'
chmod 700 "$d/store"
mv "$d/keys" "$d/elsewhere"
ill "all keys away" 'keys +.*keys: No such file or directory.*put them back'
mv "$d/elsewhere" "$d/keys"

cp "$d/store/mlinzi.db" "$d/good.db"
printf 'this is no database at all, it was overwritten by a mistake' | dd of="$d/store/mlinzi.db" conv=notrunc 2>/dev/null
rm -f "$d/store/mlinzi.db-wal" "$d/store/mlinzi.db-shm"
ill "a store overwritten" 'store +.*bring back the last backup'
refused 1 "the daemon refuses it too" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
cp "$d/good.db" "$d/store/mlinzi.db"
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 "$d/store/mlinzi.db"
    ill "a store that cannot be read" 'store +.*cannot be read and written by this user'
    chmod 600 "$d/store/mlinzi.db"
fi
mv "$d/store" "$d/away"
ill "the store's directory away" 'disk +.*No such file or directory. Make it, private'
mv "$d/away" "$d/store"

cp "$d/m.cfg" "$d/good"
echo 'turn: { batch_max = 0; };' >>"$d/m.cfg"
ill "a setting out of range" 'settings +.*m.cfg:4: turn.batch_max'
cp "$d/good" "$d/m.cfg"
printf 'carrier = "kannel";\nlinks = ( { name = "one"; port = 1; } );\n' >>"$d/m.cfg"
ill "Kannel away" 'kannel +one: nobody answers at 127.0.0.1 port 1 .Connection refused.*start bearerbox'
start
ill "the daemon's link down" 'daemon +it runs, but its link to Kannel is down'
stop
cp "$d/good" "$d/m.cfg"

check "a copy of the store with a broken rule" "$helper" break "$d/store/mlinzi.db"
ill "a rule broken" 'rules +rule 1: open cases have no deadline.* .1, the first: case [0-9]+.'
refused 1 "mlinzi db check says the same" m db check
says "with the rule" 'rule 1: open cases have no deadline.* .1, the first: case [0-9]+.'
cp "$d/good.db" "$d/store/mlinzi.db"
rm -f "$d/store/mlinzi.db-wal" "$d/store/mlinzi.db-shm"

# A full disk: a file system of one page.
cat >"$d/full" <<SH
mount -t tmpfs -o size=256k,mode=700 none "$d/store" 2>/dev/null || { echo "no mount"; exit 9; }
head -c 400000 /dev/zero >"$d/store/filler" 2>/dev/null
"$B/bin/mlinzi" -c "$d/m.cfg" doctor
SH
if [ "$(id -u)" -eq 0 ]; then unshare -m sh "$d/full" >"$d/heard" 2>&1; else unshare -rm sh "$d/full" >"$d/heard" 2>&1; fi
status=$?
if [ $status -eq 1 ]; then
    says "a full disk: FAIL says so" '^FAIL +disk +0 MiB'
    says "and that a write failed" '^FAIL +flush +a write at .* failed: No space left'
else
    echo "skipped: no file system of one's own can be mounted here (a full disk)"
fi
done_testing
