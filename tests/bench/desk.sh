#!/bin/sh
# desk.sh [CASES [TEXTS]]: does a heavy page on a desk hold up a report? The time from a text to its acknowledgement after the
# commit, one at a time, while nobody looks and while two people load the longest list and its export without pause; in turns, in
# one run, against the real daemon. Goal: p99 not above 1.2 of the quiet one. Needs node.
set -u
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
export B="${B:-build}"
mkdir -p "$B"
exec node tests/bench/desk.js "${1:-20000}" "${2:-1500}"
