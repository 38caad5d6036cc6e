#!/bin/sh
# kannel.sh: texts a second through a real bearerbox into a box of ours, beside smsbox and HTTP. BOX='name command {port} {dir}'
# adds a program of one's own; TEXTS=10000, STORE=spool.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 0; }
tests/kannel/build >/dev/null || exit 1
[ -d tests/kannel/node_modules/smpp ] || (cd tests/kannel && npm ci --no-audit --no-fund >/dev/null) || { echo "skipped: the npm package smpp could not be installed"; exit 0; }
exec timeout 90 node tests/kannel/bench.js --echo "$B/kannel/echo_box" --texts "${TEXTS:-10000}" --store "${STORE:-spool}" ${BOX:+--box "$BOX"}
