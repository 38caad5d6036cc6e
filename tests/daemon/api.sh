# api.sh - the API as a call centre's program finds it: a key with scopes, a report that is one case however often it is
# sent, problems that name the member, rights that are those of the post, and a description that is true.
. tests/daemon/lib.sh
port=$(free_port)
configure "http: { listen = \"127.0.0.1:$port\"; };"
check "the daemon starts" start
people
root=http://127.0.0.1:$port/api/mlinzi/v1
call() { # KEY METHOD PATH [BODY [ONCE]]: the answer in $d/heard, its status as the last line
    key=$1 method=$2 path=$3 body=${4-} once=${5-}
    set -- -s -m 10 -X "$method" -w '\n%{http_code}\n' -H "Authorization: Bearer $key"
    [ -z "$body" ] || set -- "$@" -H 'Content-Type: application/json' --data-binary "$body"
    [ -z "$once" ] || set -- "$@" -H "Idempotency-Key: $once"
    curl "$@" "$root$path" >"$d/heard" 2>&1
}
answers() { # STATUS NAME: the last call's
    [ "$(tail -n 1 "$d/heard")" = "$1" ]
    verdict $? "$2"
}
key() { m api add "$1" --name "$2" --scopes "$3" 2>/dev/null; }

m person add helpline +254711000116 KE >/dev/null
line=$(key +254711000116 "Childline" cases:create)
scco=$(key +254711000001 "Malindi desk" cases:read,cases:act,messages:read)
other=$(key +254711000021 "Kilifi North desk" cases:read,cases:act,people:read)

call '' GET /places/003
answers 401 "without a key: 401"
call "${line%?}x" GET /places/003
answers 401 "with a key that is nearly one: 401"
call "$line" GET '/places?under=003.016&limit=2'
answers 200 "places are listed"
says "by their codes, with what comes next" '"code":"003.016.0075".*"next":"003.016.0076"'
call "$line" GET '/places?under=nowhere'
answers 400 "under a place that is not there: 400"
call "$line" GET /people
answers 403 "what the key is not for: 403"
call "$other" GET '/people?place=003.016'
says "posts without names" '"role":"scco","place":"003.016","holders":1'
call "$line" GET /nothing
answers 404 "no such address: 404"
call "$line" DELETE /cases
answers 405 "not that way: 405"

report='{"kinds":["defilement"],"sex":"F","age_years":9,"place":"003.016.0077","reporter":"+254700000077","child_name":"Zawadi"}'
call "$line" POST /cases "$report"
answers 400 "a report without an Idempotency-Key is refused"
call "$line" POST /cases "$report" one
answers 201 "a report opens a case"
says "and what the caller is told comes with it" '"key":"report.received"'
ref=$(sed -n 's/^{"ref":"\([0-9]*\)".*/\1/p' "$d/heard")
has "the officer is told" "$d/log" '^sms.out .*key=case.new to=\+254711'
call "$line" POST /cases "$report" one
answers 200 "the same again is the same case"
says "by its reference" "\"ref\":\"$ref\""
call "$line" POST /cases '{"kinds":["neglect"]}' one
answers 409 "the same key with other words is refused"
[ "$(m case list --json | grep -o '"ref"' | wc -l)" -eq 1 ]
verdict $? "there is one case"
stop KILL
check "killed and started again" start
soon curl -s -o /dev/null -m 2 "$root/openapi.json"
call "$line" POST /cases "$report" one
answers 200 "the same again after a death is still the same case"
for bad in '{"kinds":["sadness"]}|/kinds' '{"text":"girl 9 beaten","sex":"girl"}|/sex' '{"kinds":["neglect"],"age_years":-1}|/age_years' \
    '{"kinds":["neglect"],"place":"999"}|/place' '{"kinds":["neglect"],"reporter":"hello"}|/reporter' '{"kinds":["neglect"],"urgent":1}|/urgent' \
    '{"kinds":["neglect"],"agee":9}|"field":"/agee"' '{"kinds":["neglect"],"a/b~c":9}|"field":"/a~1b~0c"' '{}|/text'; do
    call "$line" POST /cases "${bad%|*}" "bad$count"
    says "refused, and it says where: ${bad%|*}" "422"
    grep -qF -- "${bad#*|}" "$d/heard"
    verdict $? "at ${bad#*|}"
done
call "$line" POST /cases 'no json' x1
answers 400 "what is no JSON: 400"
call "$line" POST /cases '{"text":"a","text":"b"}' x2
answers 400 "a member twice: 400"
call "$line" POST /cases '{"text":"mtoto wa miaka 6 amepigwa na baba Ganda, jina Baraka"}' words
answers 201 "free words are read"

call "$line" GET "/cases/$ref"
answers 403 "who may create may not read for that"
call "$scco" GET "/cases/$ref"
answers 200 "the officer of the place reads it"
says "with what is sealed" '"name":"Zawadi"'
check "the reading stands in the audit" sh -c "'$B/bin/mlinzi' -c '$d/m.cfg' audit list --place 003 | grep -E 'read'"
call "$other" GET "/cases/$ref"
answers 404 "for an officer of elsewhere it is not there"
call "$other" GET /cases/00000000
answers 404 "as what is nowhere"
call "$scco" GET "/cases/$ref/messages"
says "the texts and what became of them" '"key":"case.new".*"state":"delivered"'
hasnt "not their words" "$d/heard" 'Thank you'
call "$other" POST "/cases/$ref/acts" '{"act":"verify","text":"we went there"}' v0
says "who does not see it cannot act on it" 'refuse.no-such-case'
call "$scco" POST "/cases/$ref/acts" '{"act":"verify","text":"visited, child is with her aunt"}' v1
says "the officer verifies" '"end":"done".*"key":"done.verified"'
call "$scco" POST "/cases/$ref/acts" '{"act":"verify","text":"visited, child is with her aunt"}' v1
says "the same again does nothing" '"end":"again"'
call "$scco" POST "/cases/$ref/acts" '{"act":"dance"}' v2
answers 422 "there are no other acts"
says "and it says where" '"field":"/act"'
call "$scco" POST "/cases/$ref/acts" '{"act":"update","txt":"seen again today"}' v3
answers 422 "a member nobody knows is refused there too"
says "and it says which" '"field":"/txt"'

call "$line" GET /cases
answers 403 "who may create may not list"
call "$other" GET /cases
says "a list of an officer of elsewhere has none of it" '"cases":\[\],"next":null'
call "$scco" GET '/cases?limit=1'
says "the gravest of the officer's own place, and what comes next" "^.\"cases\":\[[^]]*\"ref\":\"$ref\".*\"next\":\"1\."
next=$(sed -n 's/.*"next":"\([^"]*\)".*/\1/p' "$d/heard")
call "$scco" GET "/cases?limit=1&cursor=$next"
hasnt "the next page has another" "$d/heard" "$ref"
says "which is there" '"ref":"[0-9]{8}".*"next":null'
hasnt "nothing sealed is in a list" "$d/heard" 'Baraka|amepigwa|2547'
call "$scco" GET '/cases?state=verified&kind=defilement&severity=S1&place=003.016'
says "by state, kind, severity and place" "\"ref\":\"$ref\""
for none in state=reported\&kind=defilement kind=neglect severity=S4 place=004 opened_since=2099-01-01 updated_since=2099-01-01; do
    call "$scco" GET "/cases?$none"
    hasnt "not by $none" "$d/heard" "$ref"
    answers 200 "which is no mistake"
done
call "$scco" GET '/cases?state=open&officer=scco&officer_at=003.016'
says "by the officer who was told" "\"ref\":\"$ref\".*\"overdue\":false"
for none in officer=cccs officer=helpline 'officer=scco&officer_at=003.011' state=closed state=discarded category=CSIC lacks=no-closure; do
    call "$scco" GET "/cases?$none"
    hasnt "not by $none" "$d/heard" "$ref"
    answers 200 "which is no mistake"
done
words=$(m case list --json | grep -o '"ref": *"[0-9]*"' | grep -o '[0-9]*' | grep -v "$ref")
echo "DISCARD $words the same child was reported by another neighbour" | m phone +254711000001 >"$d/phone"
code=$(grep -oE '[^0-9][0-9]{6}[^0-9]' "$d/phone" | grep -oE '[0-9]{6}' | tail -n 1)
echo "YES $code" | m phone +254711000001 >"$d/phone"
call "$scco" GET /cases

hasnt "what was discarded is in the list no more" "$d/heard" "$words"
for state in closed discarded; do
    call "$scco" GET "/cases?state=$state"
    says "but in that of state=$state" "\"ref\":\"$words\",\"state\":\"discarded\""
done
call "$scco" GET '/cases?state=all'
says "all has both, the gravest first" "\"ref\":\"$ref\".*\"ref\":\"$words\""
call "$other" GET '/cases?state=closed'
hasnt "an officer of elsewhere sees none of it" "$d/heard" "$words"
for bad in officer=dog 'officer=scco&officer_at=nowhere' officer_at=003 state=dead kind=sadness severity=S9 category=SAD subcategory=SAD lacks=all place=nowhere cursor=x opened_since=yesterday limit=0; do
    call "$scco" GET "/cases?$bad"
    answers 400 "refused: $bad"
done

# --- forms of the register ---
desk=$(key +254711000001 "Malindi forms" cases:read,register:read,register:write)
far=$(key +254711000021 "Kilifi South forms" register:read,register:write)
call "$desk" GET /forms/follow-up
says "a form says what it asks" '"field":"safe","kind":"yesno"'
says "and what may be chosen, in both languages" '"code":"FUBE","en":"Better","sw":"Nafuu"'
filling='{"form":"follow-up","answers":[{"field":"date","value":"2026-11-21"},{"field":"seen","value":"SEEN"},{"field":"status","value":"FUBE"},{"field":"safe","value":true}]}'
call "$scco" POST "/cases/$ref/forms" "$filling" f0
answers 403 "a key that is not for it fills none"
call "$far" POST "/cases/$ref/forms" "$filling" f0
answers 404 "nor one whose post does not see the case"
call "$desk" POST "/cases/$ref/forms" "$filling"
answers 400 "an Idempotency-Key is asked for"
call "$desk" POST "/cases/$ref/forms" '{"form":"follow-up","answers":[{"field":"safe","value":false}]}' f1
answers 422 "what is missing is refused"
says "field by field" '"field":"date","ord":0,"fault":"needed"'
call "$desk" POST "/cases/$ref/forms" "$filling" f2
answers 201 "a form is filled"
filled=$(sed -n 's/^{"id":\([0-9]*\)}.*/\1/p' "$d/heard")
call "$desk" POST "/cases/$ref/forms" "$filling" f2
says "the same again is the same form" "\"id\":$filled}"
call "$desk" GET "/filled/$filled"
says "it is read typed, and as people say it" '"field":"safe","row":0,"value":true,"said":"Yes"'
call "$far" GET "/filled/$filled"
answers 404 "by whoever sees the case alone"
call "$desk" PUT "/filled/$filled" "$(echo "$filling" | sed 's/"form"/"version":9,"form"/')" f3
answers 409 "what was changed meanwhile is not written over"
call "$desk" PUT "/filled/$filled" "$(echo "$filling" | sed 's/"form"/"version":1,"form"/; s/FUBE/FUWO/')" f4
answers 200 "who read the version that stands changes it"
call "$desk" GET "/cases/$ref/forms"
says "the case lists it" "\"id\":$filled,\"form\":\"follow-up\",\"about\":\"case\",\"version\":2"

# --- the register: what its pages do, a key does by the same rights ---
m import units forms/ke/units.tsv >/dev/null
m person add institution +254711000051 RH-MALINDI >/dev/null
home=$(key +254711000051 "Remand home" register:read,register:write)
day() { TZ=Africa/Nairobi date -d "$1 days" +%F; }
id() { sed -n 's/^.*"id":\([0-9]*\)[,}].*/\1/p' "$d/heard" | head -n 1; }
born='{"field":"born","value":"2013-02-03"},{"field":"born_estimated","value":false},{"field":"birth_certificate","value":false},{"field":"in_school","value":false},{"field":"disabled","value":false}'
child='{"answers":[{"field":"first_name","value":"Kadzo"},{"field":"surname","value":"Mwarandu"},{"field":"sex","value":"SFEM"},{"field":"place","value":"003.016"},'$born']}'
call "$desk" POST /children "$child"
answers 400 "a child needs an Idempotency-Key"
call "$desk" POST /children "$child" c1
answers 201 "a child is registered"
kadzo=$(id)
call "$desk" POST /children "$child" c1
says "the same again is the same child" "\"id\":$kadzo,"
call "$desk" POST /children "$child" c2
answers 422 "who is registered already is asked about"
says "and it says who it may be" "\"alike\":\[.\"id\":$kadzo"
call "$far" POST /children "$child" c3
answers 422 "nobody registers a child of elsewhere"
call "$desk" POST /children/search '{"names":"mwarandu kadzo","year":"2013","place":"003.016"}'
says "she is found by her names in any order" "\"id\":$kadzo"
call "$far" GET "/children/$kadzo"
answers 404 "whose posts do not see her reads nothing"
call "$desk" GET "/children/$kadzo"
says "whose do, reads her" '"born_day":"2013-02-03"'
call "$desk" POST "/cases/$ref/children" "{\"child\":$kadzo}" c4
answers 200 "she is put beside a case"
stay='{"unit":"RH-MALINDI","day":"'$(day 0)'","type":"TANA","class":"ACCL","reason":"ARCS","post_role":"scco","post_at":"003.016","review_day":"'$(day 60)'"}'
call "$far" POST "/children/$kadzo/stays" "$stay" s0
answers 404 "nobody admits another's child"
call "$desk" POST "/children/$kadzo/stays" "$(echo "$stay" | sed 's/ARCS/XXXX/')" s1
answers 422 "an admission by no code is refused"
says "with all that is wrong" '"errors":\["reason"'
call "$desk" POST "/children/$kadzo/stays" "$(echo "$stay" | sed 's/unit/unti/')" s2
says "a member that is none is named" '"field":"/unti"'
call "$desk" POST "/children/$kadzo/stays" "$stay" s3
answers 201 "she is admitted"
stayed=$(id)
stop KILL
check "killed and started again" start
soon curl -s -o /dev/null -m 2 "$root/openapi.json"
call "$desk" POST "/children/$kadzo/stays" "$stay" s3
answers 200 "sent again after a death, nothing is done"
says "it is the same stay" "\"id\":$stayed"
call "$home" POST "/stays/$stayed/movements" '{"act":"leave","version":9,"day":"'$(day 0)'","back_day":"'$(day 2)'"}' m1
answers 409 "what has changed meanwhile is not written over"
call "$home" POST "/stays/$stayed/movements" '{"act":"leave","version":1,"day":"'$(day 0)'","back_day":"'$(day 2)'"}' m2
answers 200 "the home sends her on leave"
call "$home" POST "/stays/$stayed/review" '{"version":2,"review_day":"'$(day 90)'"}' m3
answers 200 "and reviews her stay"
call "$home" GET "/children/$kadzo/care"
says "where she has been" '"movements":\[.*"kind":"leave"'
call "$desk" POST "/children/$kadzo/placements" '{"kind":"AFFC","day":"'$(day 0)'","post_role":"scco","post_at":"003.016"}' p1
says "a placement begins by its form" '"errors":\[.*form'
call "$home" GET /units/RH-MALINDI
says "the home counts its children" '"all":1,"present":0'
call "$far" GET '/units?place=003&homes=true'
says "units are listed for every key" '"code":"RH-MALINDI"'
call "$home" GET /units/RH-MALINDI/children
says "it has them by name" 'Kadzo'
call "$far" GET /units/RH-MALINDI/children
answers 404 "nobody else has"
call "$home" PUT /units/CCI-TULIA '{"version":0,"kind":"TNRC","name":"Tulizo","area":"003.016"}' u1
answers 403 "a unit is written down by the national desk and the administrator"
plan='{"need":"RYPT","code":"INCO","due":"'$(day 5)'"}'
need=$(awk -F'\t' '$1 == "referral_type_id" { print $2; exit }' forms/ke/codes.tsv)
code=$(awk -F'\t' '$1 == "intervention_id" { print $2; exit }' forms/ke/codes.tsv)
plan=$(echo "$plan" | sed "s/RYPT/$need/; s/INCO/$code/")
call "$desk" POST "/cases/$ref/services" "$plan" w1
answers 201 "a service is planned"
service=$(id)
call "$desk" POST "/cases/$ref/services" "$plan" w1
says "once" "\"again\":true,\"id\":$service"
call "$desk" POST "/cases/$ref/services/$service/acts" '{"act":"give","version":1}' w2
answers 200 "and given"
event=$(awk -F'\t' '$1 == "court_event" { print $2; exit }' forms/ke/codes.tsv)
call "$desk" POST "/cases/$ref/hearings" '{"court":"Malindi","day":"'$(day 9)'","purpose":"'"$event"'"}' w3
answers 201 "a hearing is set"
call "$desk" POST "/cases/$ref/referrals" '{"role":"police","to":"003.016","reason":"'"$need"'","day":"'$(day 3)'","text":"please look for the uncle"}' r1
answers 201 "the police are asked to help"
asked=$(id)
call "$desk" GET "/cases/$ref/work"
says "plan, court and referrals are read with the days" "\"due\":\"$(day 5)\".*\"hearings\":\[.*\"referrals\":\[.*look for the uncle"
call "$far" GET "/cases/$ref/work"
answers 404 "by whoever sees the case alone"
police=$(key +254711000031 "OB desk" register:read,register:write)
call "$police" GET /referrals
says "it waits for the police" "\"to\":\[.\"id\":$asked,"
call "$police" POST "/referrals/$asked/acts" '{"act":"accepted","version":1}' r2
answers 200 "they accept it"
call "$police" GET "/referrals/$asked"
says "and may bring it back" '"may":\["returned"'
m audit list --limit 300 >"$d/audit"
has "the reading of a child stands in the audit" "$d/audit" 'child.read .*child='
has "so does what was refused" "$d/audit" 'refused .*op=api.stay.admit'

# --- contacts of the helpline ---
centre=$(key +254711000116 "Call centre" contacts:create,contacts:read,register:read,register:write)
talk='{"channel":"CHVO","language":"LGSW","subject":"SUIN","outcome":"OTIN","place":"003","sex":"F","age":12,"notes":"asks about fees"}'
call "$line" POST /contacts "$talk" k0
answers 403 "a contact needs a scope of its own"
call "$centre" POST /contacts "$talk"
answers 400 "and an Idempotency-Key"
call "$centre" POST /contacts "$(echo "$talk" | sed 's/SUIN/SUXX/')" k1
answers 422 "a code that is none: 422"
says "at its member" '"field":"/subject"'
call "$centre" POST /contacts "$talk" k1
answers 201 "put right, it is taken under the same key"
took=$(sed -n 's/.*"id":\([0-9]*\).*/\1/p' "$d/heard")
call "$centre" POST /contacts "$talk" k1
answers 200 "sent again, nothing is done"
says "it is the same" "\"id\":$took,"
call "$centre" POST /contacts '{"kind":"silent","channel":"CHVO"}' k1
answers 409 "another under that key: 409"
call "$centre" POST /contacts '{"kind":"silent","channel":"CHVO"}' k2
answers 201 "a silent one has no form"
call "$centre" POST /contacts '{"channel":"CHVO","language":"LGSW","subject":"SUAB","outcome":"OTCA","report":{"text":"mtoto amepigwa Malindi mjini","reporter":"+254711000777"}}' k3
says "the reporter is the contact's phone" '"field":"/report/reporter"'
case='{"channel":"CHVO","language":"LGSW","subject":"SUAB","outcome":"OTCA","phone":"0711000777","report":{"text":"mtoto amepigwa Malindi mjini","kinds":["physical"]}}'
call "$centre" POST /contacts "$case" k6
answers 201 "one with a report is taken"
opened() { call "$centre" POST /contacts "$case" k6; grep -q '"case":"[0-9]\{8\}"' "$d/heard"; }
soon opened
verdict $? "and is a case, which the same request then says"
call "$centre" GET "/contacts/$took"
says "the desk's own program reads what was said" 'asks about fees'
call "$desk" GET "/contacts/$took"
answers 404 "an officer's reads nothing of it"
call "$centre" POST "/contacts/$took/case" '{"report":{"text":"mtoto ametupwa Malindi mjini","reporter":"+254711000777"}}' k7
answers 422 "a report has no reporter of its own here either"
far2=$(key +254711000021 "No helpline" contacts:create,contacts:read)
call "$far2" POST /contacts "$talk" k4
answers 403 "a party that is not of the helpline hands in none"
call "$far2" GET /contacts
answers 403 "nor counts any"
call "$centre" GET /contacts
says "they are counted" '"kind":\[{"value":"talk","contacts":2},{"value":"silent","contacts":1}\]'

call '' GET /openapi.json
sed '$d' "$d/heard" | node -e 'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0)),null,1))' >"$d/openapi.json"
[ -z "${WRITE:-}" ] || cp "$d/openapi.json" docs/openapi.json
check "docs/openapi.json is what is served (WRITE=1 makes it anew)" cmp docs/openapi.json "$d/openapi.json"
node -e 'const d=JSON.parse(require("fs").readFileSync(process.argv[1]));for(const p in d.paths)for(const m in d.paths[p])console.log(m.toUpperCase(),p.replace(/{[^}]*}/g,"1"),d.paths[p][m].security?"open":"key")' "$d/openapi.json" >"$d/paths"
while read -r method path how; do
    call '' "$method" "$path"
    [ "$how" = open ] && want=200 || want=401
    answers $want "$method $path without a key: $want"
done <"$d/paths"
check "a key is ended" m api end 1
call "$line" GET /places/003
answers 401 "and no longer good"
check "the list says so" m api list
says "as ended" 'Childline +ended'
hasnt "no key stands in the log" "$d/log" 'mlz[0-9]'
stop
grep -c 'mlz1\.' "$d/store/mlinzi.db" >"$d/heard"
[ "$(cat "$d/heard")" = 0 ]
verdict $? "nor in the store"
done_testing
