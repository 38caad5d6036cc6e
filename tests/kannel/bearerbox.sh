#!/bin/sh
# bearerbox.sh CMD DIR ...: a private bearerbox in DIR, on ports of its own, ended by its pid.
#   make DIR SMSC_PORT   writes DIR/kannel.conf and DIR/ports (box=, admin=, smsc=, status=); DIR must be empty or new
#   start DIR            starts it, waits until it listens, writes DIR/pid
#   stop DIR [SIGNAL]    ends it by DIR/pid and waits
#   check                0 when bearerbox can be run here, else says why not
#   ports N              N free loopback ports, one a line
# STORE=spool|file  COMBINE_S=120 (how long a long text waits for its parts)  PENDING=100  HTTP_PORT= (smsbox tries too)
# Started by root it gives root up: Kannel has no need of it. Its files are readable by nobody else.
set -eu
PATH=$PATH:/usr/sbin:/sbin

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

make_conf() {
    dir=$1 smsc=$2
    umask 077
    mkdir -p "$dir/store"
    set -- $(ports 2)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf 'box=%s\nadmin=%s\nsmsc=%s\nstatus=http://127.0.0.1:%s/status.xml?password=%s\n' "$1" "$2" "$smsc" "$2" "$password" >"$dir/ports"
    dlr=internal
    if have_sqlite; then
        dlr=sqlite3
        sqlite3 "$dir/dlr.db" 'CREATE TABLE dlr (smsc TEXT, ts TEXT, destination TEXT, source TEXT, service TEXT, url TEXT, mask INTEGER, status INTEGER, boxc TEXT)'
    fi
    sed -e "s|@BOX@|$1|; s|@ADMIN@|$2|; s|@SMSC@|$smsc|; s|@DIR@|$dir|; s|@PASSWORD@|$password|; s|@DLR@|$dlr|" \
        -e "s|@STORE@|${STORE:-spool}|; s|@COMBINE_S@|${COMBINE_S:-120}|; s|@PENDING@|${PENDING:-100}|" >"$dir/kannel.conf" <<'CONF'
group = core
admin-port = @ADMIN@
admin-interface = "127.0.0.1"
admin-password = @PASSWORD@
status-password = @PASSWORD@
admin-deny-ip = "*.*.*.*"
admin-allow-ip = "127.0.0.1"
smsbox-port = @BOX@
smsbox-interface = "127.0.0.1"
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
smsbox-max-pending = @PENDING@
store-type = @STORE@
store-location = "@DIR@/store@STORE_FILE@"
sms-combine-concatenated-mo = true
sms-combine-concatenated-mo-timeout = @COMBINE_S@
dlr-storage = @DLR@
log-level = 2

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = @BOX@
sendsms-port = 0
log-level = 2

group = smsbox-route
smsbox-id = mlinzi
smsc-id = sim

group = smsc
smsc = smpp
smsc-id = sim
host = 127.0.0.1
port = @SMSC@
transceiver-mode = true
smsc-username = mlinzi
smsc-password = private
system-type = ""
source-addr-autodetect = true
reconnect-delay = 1
max-pending-submits = 50
CONF
    if [ "${STORE:-spool}" = file ]; then file=/kannel.store; else file=; fi
    sed -i "s|@STORE_FILE@|$file|" "$dir/kannel.conf"
    if [ $dlr = sqlite3 ]; then
        cat >>"$dir/kannel.conf" <<CONF

group = sqlite3-connection
id = reports
database = "$dir/dlr.db"
max-connections = 1

group = dlr-db
id = reports
table = dlr
field-smsc = smsc
field-timestamp = ts
field-destination = destination
field-source = source
field-service = service
field-url = url
field-mask = mask
field-status = status
field-boxc-id = boxc
CONF
    fi
    if [ "$(id -u)" = 0 ]; then chown -R nobody "$dir"; fi
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

stop() {
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
stop) stop "$2" "${3:-TERM}" ;;
*) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
