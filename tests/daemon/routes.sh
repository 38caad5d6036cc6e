# routes.sh - every address of the pages and the API, asked by whoever should not (tests/daemon/routes.js): nothing is shown,
# and nothing is changed.
. tests/daemon/lib.sh
port=$(free_port)
configure 'carrier = "loop";' "http: { listen = \"127.0.0.1:$port\"; };"
check "the daemon starts" start
people
m clock morning >/dev/null
m person add scco +254711000101 047.274 --name "Officer of elsewhere" >/dev/null
m person add cccs +254711000102 047 --name "County of elsewhere" >/dev/null
type_lines 'REPORT neglect boy 6 Ganda, his name is Kazungu-planted, mother left'
ref=$(m case list --json | sed -n 's/.*"ref":"\([0-9]*\)".*/\1/p' | head -n 1)
good=$(m api add +254711000001 --name "Malindi desk" --scopes cases:read,cases:act,messages:read,people:read,cases:create 2>/dev/null)
ended=$(m api add +254711000021 --name "Ended" --scopes cases:read 2>/dev/null)
m api end 2 >/dev/null
soon curl -s -o /dev/null -m 2 "http://127.0.0.1:$port/sign-in"
node tests/daemon/routes.js "$port" "$d/store/mlinzi.db" "$ref" Kazungu "$good" "$ended" >"$d/told" 2>&1
tell "$d/told"
m audit list --limit 1000 >"$d/heard" 2>&1
says "whose glass was broken stands in the audit" 'break-glass'
has "and is an alarm" "$d/log" '^alarm kind=break-glass'

# The same case by keys of other posts: not there, in the words of what is nowhere; who tries many is told of.
root=http://127.0.0.1:$port/api/mlinzi/v1/cases
by() { curl -s -m 5 -w '\n%{http_code}\n' -H "Authorization: Bearer $1" "$root/$2" >"$d/heard"; }
for who in '+254711000021 SCCO of another constituency' '+254711000101 SCCO of another county' '+254711000102 county of another county' '+254711000007 administrator' '+254711000008 auditor'; do
    key=$(m api add "${who%% *}" --name other --scopes cases:read,cases:act,messages:read 2>/dev/null)
    by "$key" 00000000
    cp "$d/heard" "$d/nowhere"
    for what in "$ref" "$ref/messages"; do
        by "$key" "$what"
        cmp "$d/heard" "$d/nowhere" >>"$d/heard" 2>&1
        verdict $? "${who#* }: case${what#"$ref"} is not there, in the same words as what is nowhere"
    done
done
for n in 1 2 3 4 5 6; do by "$key" "$ref"; done
has "who tries again and again is told of" "$d/log" '^alarm kind=number.guessing'
by "$good" "$ref"
says "whose it is reads it" 'Kazungu'
m audit list --limit 1000 >"$d/heard" 2>&1
says "the reading stands in the audit" 'op.read'
hasnt "no process ended" "$d/log" '^process.ended'
hasnt "no secret stands in the log" "$d/log" 'mlz[0-9]+\.|token=|Kazungu'
done_testing
