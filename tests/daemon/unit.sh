# unit.sh - packaging/mlinzid.service: how exposed it leaves the machine (at most 1.5), and that the daemon does all its work
# under what it forbids: a read-only system, no capabilities, its list of system calls.
. tests/daemon/lib.sh

unit=packaging/mlinzid.service
if ! command -v systemd-analyze >/dev/null 2>&1; then
    echo "skipped: systemd-analyze is not here (the exposure of the unit, and the daemon under it)"
    exit 0
fi
systemd-analyze security --offline=true --threshold=15 --no-pager $unit >"$d/heard" 2>&1
verdict $? "its exposure is 1.5 or less"
echo "# = $(grep 'Overall exposure' "$d/heard" | sed 's/[^A-Za-z0-9:. ]//g')"
sed "s,^ExecStart=[^ ]*,ExecStart=$(pwd)/$B/bin/mlinzid," $unit >"$d/mlinzid.service"
systemd-analyze verify "$d/mlinzid.service" >"$d/out" 2>&1
hasnt "systemd understands each of its lines" "$d/out" 'mlinzid\.service'

# The calls it allows, its sets taken apart as this machine's systemd defines them.
systemd-analyze syscall-filter --no-pager >"$d/sets" 2>/dev/null
expand() { # WORDS...: each set as its calls
    for w in "$@"; do
        case $w in
        @*) expand $(awk -v s="$w" '/^@/ { on = $1 == s; next } on && !/#/ { print $1 }' "$d/sets") ;;
        *) echo "$w" ;;
        esac
    done
}
expand $(sed -n 's/^SystemCallFilter=\([^~].*\)/\1/p' $unit) | sort -u >"$d/allowed"
expand $(sed -n 's/^SystemCallFilter=~\(.*\)/\1/p' $unit) | sort -u >"$d/denied"
# Some stand in @default as well, which systemd always allows.
expand @default | sort -u >"$d/always"
comm -23 "$d/denied" "$d/always" | comm -23 "$d/allowed" - >"$d/names"
[ "$(wc -l <"$d/names")" -gt 150 ] && grep -qx seccomp "$d/names" && ! grep -qxE 'chown|mount|setuid|ptrace|keyctl' "$d/names"
verdict $? "its list of system calls was read"

if [ "$(id -u)" -ne 0 ] || ! id nobody >/dev/null 2>&1 || ! unshare -m true 2>/dev/null || [ "${MODE:-release}" = asan ]; then
    echo "skipped: the conditions of the unit can be made by root alone, where mounting is allowed"
    done_testing
fi
tree "$d/tree"
mkdir -p "$d/var/store"
cp "$B/daemon/filtered" "$d/tree/"
configure
sed -i "s,$d/store/,$d/var/store/,; s,$d/keys,$d/var/keys,; s,$d/s\",$d/var/s\"," "$d/m.cfg"
: >"$d/log"
chmod 755 "$d"
chmod -R a+rX "$d/tree" "$d/m.cfg" "$d/names"
chown -R nobody "$d/var"
cat >"$d/start" <<SH
mount --make-rprivate / && mount --bind "$d/var" "$d/var" && mount -o remount,bind,ro / || exit 9
for m in /tmp "$d" "\${TMPDIR:-/tmp}"; do mount --bind "\$m" "\$m" && mount -o remount,bind,ro "\$m"; done
mount --bind "$d/var" "$d/var" && mount -o remount,bind,rw "$d/var"
exec setpriv --reuid=nobody --regid="\$(id -g nobody)" --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs \\
    "$d/tree/filtered" "$d/names" "$d/tree/build/bin/mlinzid" -c "$d/m.cfg"
SH
"$B/daemon/notified" "$d/var/notify" >"$d/told" &
listening=$!
sleep 0.2
chmod 666 "$d/var/notify"
NOTIFY_SOCKET=$d/var/notify unshare -m sh "$d/start" 2>>"$d/log" </dev/null &
pid=$!
tries=200
until m status >/dev/null 2>&1 || [ $tries -eq 0 ] || ! kill -0 $pid 2>/dev/null; do
    tries=$((tries - 1))
    sleep 0.05
done
check "under those conditions the daemon starts" m status
has "without capabilities" "/proc/$pid/status" '^CapBnd:.0000000000000000$'
has "and as another user" "/proc/$pid/status" "^Uid:.$(id -u nobody).$(id -u nobody)"
everybody() { [ "$(m status | grep -cE '^(engine|warden|keeper|desk|door) +[0-9]+ +yes')" -eq 5 ]; }
tries=100
until everybody || [ $tries -eq 0 ]; do tries=$((tries - 1)) && sleep 0.05; done
check "so do its processes" everybody
check "people come in" people
type_lines 'REPORT neglect boy 6 Ganda'
has "a report is answered" "$d/phone" 'Your report is'
check "a PIN is set" sh -c "printf '482915\n482915\n' | '$B/bin/mlinzi' -c '$d/m.cfg' person pin +254711000001"
sleep 6
m status >"$d/heard"
says "the keeper has made a checkpoint" '^checkpoints +[1-9]'
kill -HUP "$pid"
sleep 0.5
has "the settings are read again" "$d/log" '^reload.done'
check "it stops in good order" stop
tries=40
while kill -0 $listening 2>/dev/null && [ $tries -gt 0 ]; do tries=$((tries - 1)) && sleep 0.05; done
kill $listening 2>/dev/null
[ "$(tr '\n' ' ' <"$d/told")" = 'READY=1 RELOADING=1 READY=1 STOPPING=1 ' ]
verdict $? "the service manager was told when it was ready, read again and stopping"
m db check >"$d/heard" 2>&1
verdict $? "and leaves a store that keeps every rule"
done_testing
