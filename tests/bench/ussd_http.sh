#!/bin/sh
# ussd_http.sh: hops of USSD through the door and the engine, beside an evhttp that only says hello (ussd_http.js). Goal: 0.75.
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
exec node tests/bench/ussd_http.js "$@"
