# staff.sh - people, audit and settings in the console: each role against each act. What somebody may not do is answered
# with 403, changes nothing, and stands in the audit.
. tests/daemon/lib.sh
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
configure "http: { listen = \"127.0.0.1:$port\"; };"
check "the daemon starts" start
people
root=http://127.0.0.1:$port

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
sign_in() { # WHO: the button of that post, in practice
    curl -s -c "$d/$1.jar" "$root/sign-in" >"$d/page"
    token=$(sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$d/page" | head -n 1)
    person=$(sed -n "s/.*name=\"person\" value=\"\([0-9]*\)\">$2<.*/\1/p" "$d/page" | head -n 1)
    curl -s -b "$d/$1.jar" -c "$d/$1.jar" --data "token=$token&person=$person" "$root/sign-in/practice" >/dev/null
    curl -s -b "$d/$1.jar" "$root/" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1 >"$d/$1.token"
    echo "$person" >"$d/$1.person"
}
person() { cat "$d/$1.person"; }
tries() { m audit list --limit 1000 >"$d/audit"; grep -c "refused .*act=$1 " "$d/audit"; }

sign_in admin 'Administrator, Kenya'
sign_in auditor 'Auditor, Kenya'
sign_in national 'National desk, Kenya'
sign_in cccs 'County coordinator, Kilifi'
sign_in scco 'SCCO, Malindi'
sign_in other 'SCCO, Kilifi North'
sign_in police 'Police, Malindi'
[ -s "$d/admin.token" ] && [ -s "$d/police.token" ]
verdict $? "each signs in"

# --- who sees the list of posts, and how much of it ---
get admin /people
answers 200 "admin sees the posts"
says "with the names of their holders" 'Amina Charo'
hasnt "and no whole number" "$d/heard" '254711000001'
get scco /people
answers 200 "a sub-county sees its own"
says "its volunteers" 'Kadzo Nzai'
hasnt "nobody elsewhere" "$d/heard" 'Juma Tinga|Rehema|Baraka'
get cccs /people
says "a county sees its sub-counties" 'Juma Tinga'
hasnt "and not the nation" "$d/heard" 'Baraka'
get 'cccs' '/people?role=scco&place=kilifi'
says "filtered by role and place" 'Amina Charo'
hasnt "nobody of another role" "$d/heard" 'Kadzo'
for who in auditor police; do
    get $who /people
    answers 403 "$who: the list is not theirs"
    hasnt "and no name is in the answer" "$d/heard" 'Amina|Kadzo|Juma'
done
[ "$(tries people.names)" -eq 2 ]
verdict $? "both tries stand in the audit"
has "each listing stands there too, with whose it was" "$d/audit" 'people.read .*people='

# --- adding ---
posts() { m post list --json >"$d/posts"; cat "$d/posts"; }
posts >"$d/before"
for who in auditor national cccs scco police; do
    post $who /people role=scco at=003.014 phone=+254711000061 'name=Somebody New'
    answers 403 "$who adds nobody"
done
posts | cmp -s - "$d/before"
verdict $? "and nothing was changed"
[ "$(tries person.add)" -eq 5 ]
verdict $? "each try stands in the audit"
post admin /people role=scco at=003.014 phone=0711000061 'name=Somebody New'
answers 303 "admin adds somebody"
get admin '/people?role=scco'
says "who is then in the list" 'Somebody New'
m audit list --limit 5 --json >"$d/heard"
says "and the audit says who did it" "\"person\": *$(person admin),.*person.add"
post admin /people role=scco at=KE phone=0711000062
answers 422 "what the rules of posts refuse is said"
says "in words" 'the post scco stands at a constituency'
post admin /people role=cccs at=003 phone=+254711000007
answers 422 "admin gives nobody a post of their own making"
says "in words" 'nobody gives themselves a post'
stop
done_testing
