# lib.sh - what the daemon's tests share: a directory of their own, a daemon in it ended by its pid, and TAP.
# Sourced by tests/daemon/*.sh, which run from the checkout's root.
set -u
B=${B:-build}
export B
unset MLINZI_CONFIG NOTIFY_SOCKET
umask 077
d=$(mktemp -d "${TMPDIR:-/tmp}/mlinzi-daemon-XXXXXX")
pid='' count=0 failed=0
helper=$B/daemon/helper

cleanup() {
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null
    rm -rf "$d"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

m() { "$B/bin/mlinzi" -c "$d/m.cfg" "$@"; }
configure() { # LINES...: the settings of a practice daemon in $d, with further lines
    mkdir -p "$d/store"
    {
        echo "store: { path = \"$d/store/mlinzi.db\"; };"
        echo "keys: { dir = \"$d/keys\"; };"
        echo "socket: { path = \"$d/s\"; };"
        for l in "$@"; do echo "$l"; done
    } >"$d/m.cfg"
}
BIN=$B/bin
tree() { # DIR: the daemon and what it reads, apart from the checkout
    mkdir -p "$1/build/bin" "$1/db" "$1/config" "$1/forms"
    cp "$B/bin/mlinzid" "$1/build/bin/"
    cp -r db/sql db/migrations "$1/db/"
    cp config/ladder.cfg "$1/config/"
    cp -r forms/ke "$1/forms/"
}
start() { # starts the daemon and waits until it answers
    "$BIN/mlinzid" -c "$d/m.cfg" 2>>"$d/log" </dev/null &
    pid=$!
    tries=200
    until m status >/dev/null 2>&1; do
        tries=$((tries - 1))
        if [ $tries -eq 0 ] || ! kill -0 "$pid" 2>/dev/null; then
            tail -n 5 "$d/log" | sed 's/^/# /'
            pid=''
            return 1
        fi
        sleep 0.05
    done
}
stop() { # [SIGNAL]: ends it; its exit code
    kill -"${1:-TERM}" "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    code=$?
    pid=''
    return $code
}
soon() { # COMMAND...: true within 10 s
    tries=200
    until "$@"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.05
    done
}
coded() {
    code=$(sed -n "s/.*\"to\":\"$1\".*code=\([0-9]*\).*/\1/p" "$d/told" | tail -n 1)
    [ -n "$code" ]
}
code_asked() { # PHONE REQUEST: asked of the socket, the code that then goes to that phone is $code; what was heard in $d/heard
    "$helper" ask "$d/s" '{"op":"phone.watch"}' "$2" >"$d/told" 2>&1 &
    soon coded "$1"
    cp "$d/told" "$d/heard"
}
people() { m import people config/sample-people.csv >/dev/null; }
type_lines() { printf '%s\n' "$@" | m phone >"$d/phone" 2>&1; } # LINES...: what the phone showed is in $d/phone

verdict() { # STATUS NAME: what was heard stands in $d/heard
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
    else
        failed=$((failed + 1))
        tail -n 25 "$d/heard" | sed 's/^/# /'
        echo "not ok $count - $2"
    fi
}
check() { # NAME COMMAND...: it must succeed
    name=$1
    shift
    "$@" >"$d/heard" 2>&1
    verdict $? "$name"
}
refused() { # CODE NAME COMMAND...: it must end with that code
    want=$1 name=$2
    shift 2
    "$@" >"$d/heard" 2>&1
    have=$?
    [ $have -eq "$want" ] || echo "exit $have, not $want" >>"$d/heard"
    [ $have -eq "$want" ]
    verdict $? "$name"
}
says() { # NAME PATTERN: the last thing heard has a line like that
    grep -qE -- "$2" "$d/heard"
    status=$?
    [ $status -eq 0 ] || echo "no line like: $2" >>"$d/heard"
    verdict $status "$1"
}
has() { # NAME FILE PATTERN
    [ "$2" = "$d/heard" ] || cp "$2" "$d/heard"
    says "$1" "$3"
}
hasnt() { # NAME FILE PATTERN: no line of the file is like that
    [ "$2" = "$d/heard" ] || cp "$2" "$d/heard"
    ! grep -qE -- "$3" "$2"
    verdict $? "$1"
}
tell() { # FILE: lines ok NAME and not ok NAME of a part in another language, as tests of ours
    : >"$d/heard"
    while IFS= read -r line; do
        case $line in
        'ok '*) verdict 0 "${line#ok }" && : >"$d/heard" ;;
        'not ok '*) verdict 1 "${line#not ok }" && : >"$d/heard" ;;
        *) echo "${line#\# }" >>"$d/heard" ;;
        esac
    done <"$1"
}
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
console() { # LINES...: a practice daemon with further settings, its people, and its console at $root
    port=$(free_port)
    configure "http: { listen = \"127.0.0.1:$port\"; };" "$@"
    check "the daemon starts" start
    people
    root=http://127.0.0.1:$port
}
# --- the console by curl, as somebody signed in: $root is where it is; cookies and the token of WHO in $d ---
get() { # WHO PATH: the page in $d/heard, its status as the last line
    curl -s -m 10 -b "$d/$1.jar" -w '\n%{http_code}\n' "$root$2" >"$d/heard" 2>&1
}
post() { # WHO PATH NAME=VALUE...
    who=$1 path=$2
    shift 2
    set -- "$@" "token=$(cat "$d/$who.token")"
    for value; do
        shift
        set -- "$@" --data-urlencode "$value"
    done
    curl -s -m 10 -b "$d/$who.jar" -w '\n%{http_code} %{redirect_url}\n' "$@" "$root$path" >"$d/heard" 2>&1
}
answers() { # STATUS NAME
    tail -n 1 "$d/heard" | grep -q "^$1"
    verdict $? "$2"
}
sign_in() { # WHO BUTTON: the button of that post, in practice
    curl -s -c "$d/$1.jar" "$root/sign-in" >"$d/page"
    token=$(sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$d/page" | head -n 1)
    person=$(sed -n "s/.*name=\"person\" value=\"\([0-9]*\)\">$2<.*/\1/p" "$d/page" | head -n 1)
    curl -s -b "$d/$1.jar" -c "$d/$1.jar" --data "token=$token&person=$person" "$root/sign-in/practice" >/dev/null
    curl -s -b "$d/$1.jar" "$root/ladder" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1 >"$d/$1.token"
    [ -s "$d/$1.token" ] || echo "# $1 is not signed in"
}
newest() { m case list --json | grep -o '"ref": *"[0-9]*"' | grep -o '[0-9]*' | grep -v "^${1:-none}$" | head -n 1; } # [NOT THIS]: a reference
done_testing() {
    if [ -f "$d/log" ]; then hasnt "no process was ended by its list of calls" "$d/log" '^process.ended .*signal=31'; fi
    echo "1..$count"
    [ $failed -eq 0 ]
    exit $?
}
