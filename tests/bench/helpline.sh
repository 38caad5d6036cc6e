#!/bin/sh
# helpline.sh [SECONDS [ROUNDS]]: do the helpline's contacts hold up reports? Texts come as fast as the real daemon commits them, 24 at
# once, alone and while a call centre hands in 100 contacts a second over the API (talks with sealed notes, and one in four silent);
# in turns, in one run. Goal: with contacts at least 0.8 of the rate without, and every contact taken. Needs node.
set -u
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
export B="${B:-build}"
mkdir -p "$B"
exec node tests/bench/helpline.js "${1:-4}" "${2:-4}"
