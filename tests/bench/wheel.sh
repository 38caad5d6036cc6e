#!/bin/sh
# wheel.sh [N [PEER_N]]: the timer workload (wheel.c) timed, then at ten times N, then its instructions counted by callgrind
# inside the timers' own functions alone: an exact figure where times on a shared machine are not.
# Goals: 40 an add, 5 a cancel, 229 a fire; 16 bytes a timer; no call over 10 ms at 10 million.
set -u
cd "$(dirname "$0")/../.." || exit 2
bench=${B:-build}/bench/wheel
n=${1:-1000000}
peer=${2:-$n}
"$bench" "$n" "$peer" || exit 1
echo
said=$("$bench" $((n * 10)) 1000) || { echo "$said"; exit 1; }
echo "$said" | cut -c 1-47
command -v valgrind >/dev/null || { echo "skipped: no valgrind, no instructions"; exit 0; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
toggle=
for f in wheel_set wheel_cancel wheel_advance event_add event_del event_base_loop; do toggle="$toggle --toggle-collect=$f"; done
# shellcheck disable=SC2086
valgrind --tool=callgrind --callgrind-out-file="$out/cg" --collect-atstart=no $toggle "$bench" "$n" "$peer" \
    >"$out/said" 2>&1 || { tail -n 5 "$out/said"; exit 1; }
echo
printf '%-34s %12s %12s %9s\n' "instructions, at $n and $peer" wheel libevent ratio
# A dump says which phase it is of and how many operations that had: "desc: Trigger: Client Request: wheel add 1000000".
awk '/^desc: Trigger: Client Request:/ { kind = $5; phase = $6; n = $7; next }
    /^(summary|totals):/ && kind != "" { have[kind, phase] = $2 / n; kind = "" }
    END {
        split("add cancel add-again hold drain", p, " ")
        split("add;cancel a random half;add that half again;hold: fire and re-arm;drain: fire", title, ";")
        for (i = 1; i <= 5; i++) {
            a = have["wheel", p[i]]; b = have["libevent", p[i]]
            printf "%-34s %12.1f %12.1f %9.3f\n", title[i], a, b, (b > 0 ? a / b : 0)
        }
    }' "$out"/cg*
