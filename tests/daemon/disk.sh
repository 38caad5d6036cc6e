# disk.sh - the disk fills under load: the daemon stops acknowledging and ends with 1; what it had acknowledged is all there,
# and with room again the next one goes on.
. tests/daemon/lib.sh

configure
cat >"$d/world" <<SH
cd "$(pwd)" || exit 2
mount -t tmpfs -o size=3m,mode=700 none "$d/store" || exit 9
"$B/bin/mlinzid" -c "$d/m.cfg" 2>"$d/log" </dev/null &
pid=\$!
tries=200
until "$B/bin/mlinzi" -c "$d/m.cfg" status >/dev/null 2>&1 || [ \$tries = 0 ]; do tries=\$((tries - 1)); sleep 0.05; done
"$B/bin/mlinzi" -c "$d/m.cfg" import people config/sample-people.csv
timeout 60 "$helper" load "$d/s" "$d/ledger" 4 0
wait \$pid
echo "daemon ended with \$?"
mount -o remount,size=64m "$d/store"
"$B/bin/mlinzid" -c "$d/m.cfg" 2>>"$d/log" </dev/null &
pid=\$!
tries=200
until "$B/bin/mlinzi" -c "$d/m.cfg" status >/dev/null 2>&1 || [ \$tries = 0 ]; do tries=\$((tries - 1)); sleep 0.05; done
sleep 1
kill -TERM \$pid
wait \$pid
echo "next daemon ended with \$?"
"$helper" judge "$d/store/mlinzi.db" "$d/ledger" && echo "judged well"
SH
if [ "$(id -u)" -eq 0 ]; then unshare -m sh "$d/world" >"$d/out" 2>&1; else unshare -rm sh "$d/world" >"$d/out" 2>&1; fi
if [ $? -eq 9 ] || ! grep -q 'daemon ended' "$d/out"; then
    echo "skipped: no file system of one's own can be mounted here (a full disk under load)"
    exit 0
fi
has "a full disk ends the daemon with 1" "$d/out" '^daemon ended with 1$'
has "which says so first" "$d/log" '^alarm kind=disk'
has "with room again the next one works" "$d/out" '^next daemon ended with 0$'
has "and nothing acknowledged is lost or doubled" "$d/out" '^judged well$'
grep '^# ' "$d/out"
done_testing
