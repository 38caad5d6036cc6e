#!/bin/sh
# kannel.sh: texts a second through a real bearerbox into a bare box, our daemon, and smsbox with HTTP, in one run.
# BOX='name command {port} {dir}' adds a program of one's own; TEXTS=10000, STORE=spool.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
export B
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 0; }
tests/kannel/build >/dev/null || exit 1
[ -d tests/kannel/node_modules/smpp ] || (cd tests/kannel && npm ci --no-audit --no-fund >/dev/null) || { echo "skipped: the npm package smpp could not be installed"; exit 0; }
# On a working morning, so that the figures do not depend on the hour.
MLINZI_LATER_S=$(node tests/kannel/clock.js 09:00) || exit 1
export MLINZI_LATER_S
daemon=''
[ ! -x "$B/bin/mlinzid" ] || daemon=tests/kannel
exec timeout 150 node tests/kannel/bench.js --echo "$B/kannel/echo_box" --texts "${TEXTS:-10000}" --store "${STORE:-spool}" ${daemon:+--daemon "$daemon"} ${BOX:+--box "$BOX"}
