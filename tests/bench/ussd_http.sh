#!/bin/sh
# ussd_http.sh: hops of USSD through the door and the engine, beside an evhttp that only says hello (goal: 0.75 of its rate)
# and beside npm ussd-builder (goals: 3 x its rate, half its p50); ussd_http.js.
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
cmp -s tests/bench/package-lock.json tests/bench/node_modules/.locked || {
    (cd tests/bench && npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1) && cp tests/bench/package-lock.json tests/bench/node_modules/.locked
}
exec node tests/bench/ussd_http.js "$@"
