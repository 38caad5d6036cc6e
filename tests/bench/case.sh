#!/bin/sh
# case.sh [UPDATES [LOADS]]: how long a case page takes that an officer wrote to UPDATES times (500), loaded LOADS times (400), each load
# read and written down by the engine; beside the sign-in page, which asks nobody. Goal: p95 at most 50 ms. Needs node.
set -u
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
export B="${B:-build}"
mkdir -p "$B"
exec node tests/bench/case.js "${1:-500}" "${2:-400}"
