# crash.sh - killed by -9 at random moments under load, again and again: whatever was acknowledged is in the store exactly
# once, with its case and its deadline. SEED=n for another run of moments; each is printed.
. tests/daemon/lib.sh

rounds=8
[ -z "${SOAK:-}" ] || rounds=200
seed=${SEED:-$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')}
echo "# SEED=$seed"
configure 'turn: { linger_ms = 20; };' # so that a kill finds texts that are taken and not yet committed
start
people
m clock morning >/dev/null
: >"$d/ledger"
i=0
lost=0
while [ $i -lt $rounds ]; do
    "$helper" load "$d/s" "$d/ledger" 6 $((i * 100000)) &
    loader=$!
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    sleep "0.$(printf %03d $((50 + seed / 65536 % 500)))"
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
    pid=''
    wait "$loader"
    start || lost=1
    i=$((i + 1))
done
: >"$d/heard"
verdict $lost "started again after each of $rounds kills"
sleep 1
check "the store keeps every rule" m db check
check "it ends with 0" stop
check "what was acknowledged is there once" "$helper" judge "$d/store/mlinzi.db" "$d/ledger"
sed -n 's/^# /# /p' "$d/heard"
echo 99999999 >>"$d/ledger"
refused 1 "and the judge sees a text that is not" "$helper" judge "$d/store/mlinzi.db" "$d/ledger"
done_testing
