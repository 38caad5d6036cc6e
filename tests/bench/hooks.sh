#!/bin/sh
# hooks.sh: webhooks a second to a receiver on this machine, beside reports by the API told nobody (hooks.js).
cd "$(dirname "$0")/../.." || exit 2
command -v node >/dev/null || { echo "skipped: no node"; exit 0; }
exec node tests/bench/hooks.js "$@"
