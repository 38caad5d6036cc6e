#!/bin/sh
# bearerbox.sh CMD DIR ...: a private bearerbox in DIR, on ports of its own, ended by its pid.
#   make DIR SMSC_PORT   writes DIR/kannel.conf and DIR/ports (box=, admin=, smsc=, status=); DIR must be empty or new
#   start DIR            starts it, waits until it listens, writes DIR/pid
#   smsbox DIR           starts Kannel's own smsbox beside it, for comparison (HTTP_PORT at make), writes DIR/smsbox.pid
#   stop DIR [SIGNAL]    ends it by DIR/pid and waits
#   drop DIR             what make left outside DIR (receipts awaited, in memory) is removed
#   check                0 when bearerbox can be run here, else says why not
#   ports N              N free loopback ports, one a line
# STORE=spool|file  COMBINE_S=120 (how long a long text waits for its parts)  PENDING=100  HTTP_PORT= (smsbox tries too)
# Started by root it gives root up: Kannel has no need of it. Its files are readable by nobody else.
set -eu
PATH=$PATH:/usr/sbin:/sbin
here=$(cd "$(dirname "$0")" && pwd)

listens() { # is anything listening on this TCP port? without tools that a small machine lacks
    hex=$(printf '%04X' "$1")
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v p=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == p { f = 1 } END { exit !f }'
}
ports() {
    n=$1 taken=' '
    while [ "$n" -gt 0 ]; do
        p=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
        case $taken in *" $p "*) continue ;; esac
        if ! listens $p; then
            echo $p
            taken="$taken$p "
            n=$((n - 1))
        fi
    done
}
lives() { # a zombie that nobody has taken yet lives no more
    kill -0 "$1" 2>/dev/null && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}
as_nobody() { # COMMAND...: as an ordinary user when we are root
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups -- "$@"
    fi
    exec "$@"
}
have_sqlite() { command -v sqlite3 >/dev/null && grep -q dlr_init_sqlite3 "$(command -v bearerbox)"; }

try_smsbox() { # CONF BOX_PORT SENDSMS_PORT: Kannel's own smsbox in our place, with an HTTP endpoint
    sed -i -e 's/^smsbox-id = unused/smsbox-id = mlinzi/' \
        -e "s|^bearerbox-host = .*|&\nbearerbox-port = $2\nsendsms-port = $3\nsendsms-interface = \"127.0.0.1\"|" "$1"
    cat >>"$1" <<CONF

group = sms-service
keyword = default
get-url = "http://127.0.0.1:$HTTP_PORT/?from=%p&text=%a&id=%I"
max-messages = 0
CONF
}
make_conf() {
    dir=$1 smsc=$2
    umask 077
    mkdir -p "$dir/store"
    set -- $(ports 3)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf 'box=%s\nadmin=%s\nsmsc=%s\nstatus=http://127.0.0.1:%s/status.xml?password=%s\n' "$1" "$2" "$smsc" "$2" "$password" >"$dir/ports"
    dlr=internal
    if have_sqlite; then
        dlr=sqlite3
        # Numbers whose receipts are awaited lie in memory, not on the disk: they survive bearerbox, not a power cut.
        if [ -w /dev/shm ]; then ln -s "$(mktemp -d /dev/shm/mlinzi-receipts-XXXXXX)" "$dir/receipts"; else mkdir "$dir/receipts"; fi
        sqlite3 "$dir/receipts/dlr.db" 'CREATE TABLE dlr (smsc TEXT, ts TEXT, destination TEXT, source TEXT, service TEXT, url TEXT, mask INTEGER, status INTEGER, boxc TEXT)'
    fi
    store=$dir/store
    if [ "${STORE:-spool}" = file ]; then store=$dir/store/kannel.store; fi
    # The operators' sample is what is tested: its values are replaced, its groups stay.
    sed -e "s|^admin-port = .*|admin-port = $2|" -e "s|^smsbox-port = .*|smsbox-port = $1|" \
        -e "s|^admin-password = .*|admin-password = $password|" -e "s|^status-password = .*|status-password = $password|" \
        -e "s|^smsbox-max-pending = .*|smsbox-max-pending = ${PENDING:-100}|" \
        -e "s|^store-type = .*|store-type = ${STORE:-spool}|" -e "s|^store-location = .*|store-location = \"$store\"|" \
        -e "s|^\(sms-combine.*-timeout\) = .*|\1 = ${COMBINE_S:-120}|" \
        -e "s|^dlr-storage = .*|dlr-storage = $dlr|" -e "s|^database = .*|database = \"$dir/receipts/dlr.db\"|" \
        -e "s|^smsc-id = .*|smsc-id = sim|" -e "s|^host = .*|host = 127.0.0.1|" -e "s|^port = .*|port = $smsc|" \
        -e "s|^smsc-username = .*|smsc-username = mlinzi|" -e "s|^smsc-password = .*|smsc-password = private|" \
        -e "s|^reconnect-delay = .*|reconnect-delay = 1|" "$here/../../config/kannel.conf.sample" >"$dir/kannel.conf"
    [ -z "${HTTP_PORT:-}" ] || try_smsbox "$dir/kannel.conf" "$1" "$3"
    if [ "$(id -u)" = 0 ]; then chown -R nobody "$dir" "$dir/receipts/"; fi
}
# What make left in memory; when the directory is to be removed.
drop() {
    if [ -L "$1/receipts" ]; then rm -rf "$(readlink "$1/receipts")"; fi
}

start() {
    dir=$1
    . "$dir/ports"
    (as_nobody bearerbox -v 2 "$dir/kannel.conf") >>"$dir/log" 2>&1 </dev/null &
    pid=$!
    echo $pid >"$dir/pid"
    tries=100
    until listens "$box"; do
        tries=$((tries - 1))
        if [ $tries = 0 ] || ! lives $pid; then
            tail -n 5 "$dir/log" >&2
            echo "bearerbox did not start" >&2
            return 1
        fi
        sleep 0.1
    done
}

smsbox() {
    (as_nobody smsbox -v 2 "$1/kannel.conf") >>"$1/smsbox.log" 2>&1 </dev/null &
    echo $! >"$1/smsbox.pid"
}

stop() {
    [ ! -e "$1/smsbox.pid" ] || kill "$(cat "$1/smsbox.pid")" 2>/dev/null || true
    pid=$(cat "$1/pid")
    kill -"${2:-TERM}" "$pid" 2>/dev/null || return 0
    tries=50
    while lives "$pid"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || kill -KILL "$pid" 2>/dev/null || true
        sleep 0.1
    done
}

case "${1:-}" in
check) command -v bearerbox >/dev/null || { echo "bearerbox is not installed (Debian: kannel)"; exit 1; } ;;
ports) ports "$2" ;;
make) make_conf "$2" "$3" ;;
start) start "$2" ;;
smsbox) smsbox "$2" ;;
stop) stop "$2" "${3:-TERM}" ;;
drop) drop "$2" ;;
*) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
