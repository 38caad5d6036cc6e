# console.sh - the console by curl: signing in by password and code, the lock, a case from its report to its closing by two
# officers, and nothing for whoever it is not.
. tests/daemon/lib.sh

if ! command -v curl >/dev/null || ! command -v openssl >/dev/null; then
    echo "1..0 # SKIP curl and openssl are missing: run tools/setup test"
    exit 0
fi
scco=+254711000001 other=+254711000021 county=+254711000002 police=+254711000031
words='green boat seven'

listen() { # a port nobody has
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
    configure "http: { listen = \"127.0.0.1:$port\"; };" 'pin: { passes = 1; memory_kib = 8192; };' "$@"
    u=http://127.0.0.1:$port
}
web() { curl -s -m 10 "$@"; }                                                 # ARGS...
code_of() { web -o "$d/heard" -w '%{http_code}' "$@"; }                       # ARGS...: the status; the page in $d/heard
gets() { [ "$(code_of -b "$d/jar$1" "$u$2")" = "$3" ]; }                       # WHO PATH STATUS
secret_of() { grep -o 'name="token" value="[^"]*"' "$1" | head -n 1 | cut -d'"' -f4; }
field() { sed -n "/action=\"[^\"]*\/$2\"/,/<\/form>/p" "$1" | grep -o "name=\"$3\" value=\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }
sign_in() { # PHONE PASSWORD CODE: the status; the session in $d/jarPHONE
    rm -f "$d/jar$1"
    web -c "$d/jar$1" -o "$d/form" "$u/sign-in"
    code_of -b "$d/jar$1" -c "$d/jar$1" --data-urlencode "token=$(secret_of "$d/form")" --data-urlencode "phone=$1" \
        --data-urlencode "password=$2" --data-urlencode "code=$3" "$u/sign-in"
}
totp() { # SECRET: the code of now
    key=$(printf '%s' "$1" | base32 -d | od -An -v -tx1 | tr -d ' \n')
    mac=$(printf '%016x' $(($(date +%s) / 30)) | sed 's/../\\x&/g' | xargs -0 printf '%b' |
        openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" | sed 's/.*= *//')
    at=$(printf '%d' "0x$(printf '%s' "$mac" | cut -c40)")
    printf '%06d' $((0x$(printf '%s' "$mac" | cut -c$((at * 2 + 1))-$((at * 2 + 8))) & 0x7fffffff)) | tail -c 6
}
act() { # WHO ACT DATA...: by the form of the case as that officer last saw it; the status
    who=$1 what=$2 page=$d/case$1
    shift 2
    code_of -b "$d/jar$who" --data-urlencode "token=$(secret_of "$page")" --data-urlencode "once=$(field "$page" "$what" once)" \
        --data-urlencode "version=$(field "$page" "$what" version)" "$@" "$u/cases/$ref/$what"
}
see() { web -b "$d/jar$1" -o "$d/case$1" "$u/cases/$ref?act=$2"; } # WHO ACT: the case with the form of that act
is() { # WANTED GOT NAME
    [ "$1" = "$2" ] || echo "$2, not $1" >>"$d/heard"
    [ "$1" = "$2" ]
    verdict $? "$3"
}
password() { printf '%s\n%s\n' "$words" "$words" | m person password "$1" >/dev/null; }

listen
start
people
for p in $scco $other $county $police; do password "$p"; done
m person totp $county >"$d/totp"
key=$(sed -n 's/^secret: //p' "$d/totp")

# Signing in.
is 303 "$(code_of "$u/cases")" "who is not signed in is sent to the sign-in page"
is 403 "$(sign_in $scco 'green boat eight' '')" "a wrong password does not sign in"
cp "$d/heard" "$d/wrong"
is 403 "$(sign_in +254799000001 "$words" '')" "nor does a number nobody has"
sed 's/value="[^"]*"//g' "$d/wrong" >"$d/one"
sed 's/value="[^"]*"//g' "$d/heard" >"$d/two"
cmp -s "$d/one" "$d/two"
verdict $? "and both read the same page"
is 303 "$(sign_in $scco "$words" '')" "the right one does"
is 403 "$(sign_in $county "$words" '')" "an officer above sub-county does not sign in without a code"
code=$(totp "$key")
is 303 "$(sign_in $county "$words" "$code")" "with the code, yes"
cp "$d/jar$county" "$d/jar.county"
is 403 "$(sign_in $county "$words" "$code")" "the same code is none a second time"
cp "$d/jar.county" "$d/jar$county"
is 303 "$(sign_in $other "$words" '')" "the officer next door signs in"
is 303 "$(sign_in $police "$words" '')" "the police sign in"
check "the first page answers" gets $scco / 200

# A case, from its report to its closing.
type_lines '/as +254700000001' 'REPORT neglect boy 6 Ganda'
ref=$(m case list --json | grep -o '"ref": *"[0-9]*"' | grep -o '[0-9]*' | head -n 1)
check "its officer's list has it" gets $scco /cases 200
says "by its reference" "/cases/$ref"
gets $other /cases 200
hasnt "the list next door has not" "$d/heard" "$ref"
check "next door it is not there" gets $other "/cases/$ref" 404
check "nor for the police, with whom nobody shared it" gets $police "/cases/$ref" 404
check "its officer reads it" gets $scco "/cases/$ref" 200
says "with the words of the report" 'REPORT neglect boy 6 Ganda'
see $scco verify
see $county update
is 303 "$(act $scco verify --data-urlencode 'text=visited; moved to her aunt <b>')" "its officer takes it up"
is 422 "$(act $county update --data-urlencode 'text=county informed')" "whoever saw it before that is told that it changed"
says "and what was typed is kept" 'county informed'
see $county update
is 303 "$(act $county update --data-urlencode 'text=county informed')" "having looked again, the county writes"
see $scco close
has "markup that was typed is text" "$d/case$scco" 'moved to her aunt &lt;b&gt;'
is 422 "$(act $scco close --data-urlencode 'text=short')" "a short explanation is refused"
says "at its field, as on a page" 'wrong-why.*Write why, in 20 letters or more'
see $scco share
is 303 "$(act $scco share -d role=police)" "it is shared with the police"
check "who see it now" gets $police "/cases/$ref" 200
web -b "$d/jar$scco" --data-urlencode "token=$(secret_of "$d/case$scco")" -d role=health -d to=Malindi -d reason=RMTX \
    -d "day=$(TZ=UTC-3 date +%d/%m/%Y)" "$u/casework/$ref/refer"
see $scco close
has "what is still open stands at the closing" "$d/case$scco" 'name="same"'
is 422 "$(act $scco close --data-urlencode 'text=safe with her aunt, case in court')" "it is not closed with a referral open"
says "but asks for a tick" 'tick that you close all the same'
is 303 "$(act $scco close -d same=1 --data-urlencode 'text=safe with her aunt, case in court')" "ticked, it is closed"
see $scco reopen
has "what was not done is said to have been open then" "$d/case$scco" 'open when the case was closed'
m case list --state closed >"$d/heard"
says "and closed it is" "$ref"
see $scco update
see $county reopen
hasnt "its officer is not offered to open it again" "$d/case$scco" 'act=reopen'
is 303 "$(act $county reopen --data-urlencode 'text=the aunt has left')" "the county opens it again"
m audit list --limit 100 >"$d/heard"
says "the readings stand in the audit" 'read '
says "the refused ones too" 'refused'
says "and who signed in" 'session.begun'

# From elsewhere, and with a reason.
is 403 "$(code_of -b "$d/jar$scco" -H 'Origin: https://evil.test' --data-urlencode "token=$(secret_of "$d/case$scco")" "$u/sign-out")" \
    "another site changes nothing"
is 403 "$(code_of -b "$d/jar$scco" -d x=1 "$u/sign-out")" "nor does a form without its secret"
gets $other "/cases/$ref" 404
cp "$d/heard" "$d/case$other"
is 200 "$(code_of -b "$d/jar$other" --data-urlencode "token=$(secret_of "$d/case$other")" -d "ref=$ref" \
    --data-urlencode 'reason=the child was seen at our market' "$u/cases/open")" "with a reason the officer next door reads it"
m audit list --limit 100 >"$d/heard"
says "and the glass is broken on record" 'break-glass'

# The end of sessions; the lock.
see $scco update
is 303 "$(code_of -b "$d/jar$scco" --data-urlencode "token=$(secret_of "$d/case$scco")" "$u/sign-out")" "signing out"
check "ends the session" gets $scco /cases 303
password $county
check "a new password ends the sessions of before" gets $county /cases 303
for i in 1 2 3 4 5; do sign_in $police 'green boat eight' '' >/dev/null; done
is 403 "$(sign_in $police "$words" '')" "after five wrong ones the right one is wrong"
has "and the lock is logged" "$d/log" '^password.locked person=[0-9]+$'
check "a supervisor unlocks" m person unlock $police
is 303 "$(sign_in $police "$words" '')" "then it is right"

# Whoever writes the store without its key signs nobody in, not for a look either.
check "the police are signed in" gets $police /cases 200
is 303 "$(sign_in $other "$words" '')" "so is an officer"
"$helper" bend "$d/store/mlinzi.db" 'update session set party = party + 1' >"$d/heard" 2>&1
verdict $? "the rows of the sessions are made another's"
check "nobody is that other" gets $police /cases 303
check "nor who had looked at nothing yet" gets $other /cases 303
has "and it is an alarm" "$d/log" '^alarm kind=session'
stop
verdict $? "it ends"

# With real phones: closing asks for the password again, and nobody is chosen by a click.
listen 'carrier = "kannel";' 'links = ({ name = "away"; port = 9; });' 'session: { proof_s = 1; };'
start
for p in $scco $county; do password $p; done
is 303 "$(sign_in $scco "$words" '')" "where phones are real the officer signs in"
see $scco verify
is 303 "$(act $scco verify --data-urlencode 'text=with the chief now')" "and takes the case up"
sleep 3
see $scco close
is 422 "$(act $scco close --data-urlencode 'text=safe with her grandmother')" "closing asks who it is, once the password is a while old"
says "by a field for it" 'name="password"'
says "with what was typed kept" 'safe with her grandmother'
cp "$d/heard" "$d/case$scco"
is 422 "$(act $scco close --data-urlencode 'text=safe with her grandmother' --data-urlencode 'password=green boat eight')" "a wrong one closes nothing"
m case list --state closed >"$d/list"
hasnt "it is open" "$d/list" "$ref"
see $scco close
is 303 "$(act $scco close -d same=1 --data-urlencode 'text=safe with her grandmother' --data-urlencode "password=$words")" "the right one does"
m case list --state closed >"$d/heard"
says "it is closed" "$ref"
web -c "$d/jarx" -o "$d/form" "$u/sign-in"
is 404 "$(code_of -b "$d/jarx" --data-urlencode "token=$(secret_of "$d/form")" -d person=3 "$u/sign-in/practice")" "nobody signs in by a click"
stop

done_testing
