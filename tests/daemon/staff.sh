# staff.sh - people, audit and settings in the console: each role against each act. What somebody may not do is answered
# with 403, changes nothing, and stands in the audit.
. tests/daemon/lib.sh
(umask 077 && echo token >"$d/token")
console "bridge: { url = \"http://127.0.0.1:9\"; token = \"$d/token\"; when = \"opened\"; };" # nobody is there

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
sign_in other 'SCCO, Kilifi South'
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

# --- one person ---
party() { # NAME: the number of whoever has that name
    get admin '/people'
    sed -n "s,.*href=\"/people/\([0-9]*\)\">$1<.*,\1,p" "$d/heard" | head -n 1
}
amina=$(party 'Amina Charo') juma=$(party 'Juma Tinga') kadzo=$(party 'Kadzo Nzai')
get scco "/people/$kadzo"
answers 200 "a sub-county sees its volunteer"
get scco "/people/$juma"
answers 404 "and nobody elsewhere: as if nobody were there"
hasnt "without a name" "$d/heard" 'Juma'
get scco /people/999999
answers 404 "nobody is answered in the same way"
get auditor "/people/$juma"
answers 403 "an auditor sees nobody"
posts >"$d/before"
m person list --json >"$d/folk"
for who in auditor national cccs scco police; do
    post $who "/people/$kadzo/end" role=cpv at=003.016.0077
    answers 403 "$who ends no post"
    post $who "/people/$kadzo/lost" which=1 found=
    answers 403 "$who marks no phone"
    post $who "/people/$kadzo/leave" from=2030-01-01 to=2030-01-02
    answers 403 "$who writes no leave"
    post $who "/people/$kadzo/change" role=cpv at=003.016.0077 'name=Changed'
    answers 403 "$who changes no name"
    post $who "/people/$kadzo/add" role=cpv at=003.016
    answers 403 "$who gives no post"
    post $who /people/offices code=malindi-north areas=003.016.0077
    answers 403 "$who makes no office"
    post $who /people/import act=import "list=$(cat config/sample-people.csv)"
    answers 403 "$who imports nothing"
done
posts | cmp -s - "$d/before" && m person list --json | cmp -s - "$d/folk"
verdict $? "and nothing was changed"
for act in person.end person.lost person.leave office.add import; do
    [ "$(tries $act)" -eq 5 ]
    verdict $? "each try of $act stands in the audit"
done
post admin "/people/$amina/lost" which=1 found=
answers 303 "admin marks a phone as lost"
get admin "/people/$amina"
says "the page says so" 'class="tag late">lost'
post admin "/people/$amina/lost" which=1 found=yes
get admin "/people/$amina"
hasnt "found again" "$d/heard" 'class="tag late">lost'
post admin "/people/$amina/change" role=scco at=003.016 phone2=+254711000099 lang=sw
answers 303 "a second phone and a language"
get admin "/people/$amina"
says "the phone" '\+254711\*\*\*\*99'
says "the language" 'Kiswahili</p>'
post admin "/people/$amina/leave" from=2030-01-01 to=2030-01-20 delegate=+254711000021
answers 303 "leave, with who stands in"
get admin "/people/$amina"
says "both are shown" '1 Jan 2030 - 20 Jan 2030, stands in: Juma Tinga'
post admin "/people/$amina/leave" from=2030-02-20 to=2030-02-01
answers 422 "leave that ends before it begins is refused"
post admin "/people/$amina/leave" from= to=
answers 422 "leave without days too"
post admin "/people/$amina/back"
answers 303 "leave ends"
get admin "/people/$amina"
says "and is gone" 'No leave is written down'
post admin "/people/$amina/add" role=police at=003.016
answers 303 "another post"
post admin "/people/$amina/end" role=police at=003.016
answers 303 "and its end"
post admin "/people/$(person admin)/end" role=admin at=KE
answers 422 "admin ends no post of their own"
post admin /people/offices code=malindi-north 'areas=003.016.0077 003.016.0078' phone=
answers 303 "an office of its own areas"
get admin /people/offices
says "is listed" 'malindi-north</th>'
get auditor /people/offices
answers 403 "to others it is not shown"
m office add malindi-north 003.016.0101 >/dev/null 2>&1

# --- PINs: who unlocks whom ---
lock() { # PHONE: a PIN, and five wrong tries
    printf '482915\n482915\n' | m person pin "$1" >/dev/null
    for i in 1 2 3 4 5; do "$helper" ask "$d/s" "{\"op\":\"pin.try\",\"phone\":\"$1\",\"pin\":\"482910\"}" >/dev/null; done
}
lock +254711000001
for who in admin auditor police other scco; do
    post $who "/people/$amina/unlock"
    answers 403 "$who does not unlock the sub-county of Malindi"
done
get cccs "/people/$amina"
says "the county sees that it is locked" 'PIN or password locked'
post cccs "/people/$amina/unlock"
answers 303 "and unlocks it"
get cccs "/people/$amina"
says "now it is not" 'Not locked'
lock +254711000002
post cccs "/people/$(party 'Rehema Katana')/unlock"
answers 403 "nobody unlocks themselves"
post national "/people/$(party 'Rehema Katana')/unlock"
answers 303 "whoever is above does"

# --- a list ---
post admin /people/import act=check "list=$(cat config/sample-people.csv)"
answers 200 "a good list is good"
says "and may be stored" 'name="act" value="import"'
people_n() { m person list --json --limit 1000 | grep -o '"name"' | wc -l; }
before=$(people_n)
list='role,phone,at,name
cpv,+254700000091,003.016.0077,One Good
# a word between

scco,+254711000092,KE,Two Bad
cpv,0799,003.016.0077,Three Bad'
post admin /people/import act=import "list=$list"
answers 422 "a list with a bad line is not stored"
says "the line is named by its number in the list" '<td class="n" data-l="Line">5</td>.*the post scco stands at'
says "each" '>6</td>'
[ "$(people_n)" -eq "$before" ]
verdict $? "nor its good lines"
post admin /people/import act=check 'list=role,phone,at
cpv,+254700000091,003.016.0077'
answers 200 "checking stores nothing"
[ "$(people_n)" -eq "$before" ]
verdict $? "indeed"
post admin /people/import act=import 'list=role,phone,at,name
cpv,+254700000091,003.016.0077,"=HYPERLINK(""http://example.invalid"")"
cpv,+254700000092,003.016.0077,@SUM(A1)'
answers 303 "a good list is stored"
[ "$(people_n)" -eq "$((before + 2))" ]
verdict $? "all of it"
post admin /people/import act=import "list=role,phone,at
admin,+254711000007,KE
scco,+254711000007,003.016"
answers 422 "nobody appoints themselves by a list"
says "in words" 'nobody gives themselves a post'
awk 'BEGIN { print "role,phone,at"; for (i = 0; i < 501; i++) printf "cpv,07000%05d,003.016.0077\n", i }' >"$d/long"
post admin /people/import act=check "list=$(cat "$d/long")"
answers 422 "501 lines are more than fit"
post admin /people/import act=check "list=$(head -n 501 "$d/long")"
answers 200 "500 fit"
awk 'BEGIN { print "role,phone,at"; for (i = 0; i < 300; i++) print "nobody,1,2" }' >"$d/bad"
post admin /people/import act=check "list=$(cat "$d/bad")"
answers 422 "300 wrong lines: the first hundred are told"
says "and how many more" 'More lines that are wrong: 200'

# --- out again as CSV ---
get admin '/people.csv?role=cpv'
answers 200 "the list as CSV"
says "a formula is a word" "\"'=HYPERLINK\(\"\"http"
says "another" "\"'@SUM"
says "and so is a number with a plus" "\"'\+254"
get auditor /people.csv
answers 403 "not for the auditor"
hasnt "no name is in the answer" "$d/heard" 'Amina'

# --- the audit ---
for who in national cccs scco police; do
    get $who /audit
    answers 403 "$who does not read the audit"
    get $who /audit.csv
    answers 403 "nor as CSV"
    get $who /audit/verify
    answers 403 "nor checks it"
done
[ "$(tries audit.read)" -eq 12 ]
verdict $? "each try stands in it"
type_lines 'REPORT neglect boy 6 Ganda'
ref=$(m case list --json | tr ',{' '\n\n' | sed -n 's/.*"ref": *"\([0-9]*\)".*/\1/p' | head -n 1)
for who in auditor admin; do
    get $who /audit
    answers 200 "$who reads the audit"
    says "the newest is this reading" 'audit.read'
    hasnt "no name, no number, no sealed detail" "$d/heard" 'Amina|Kadzo|2547[0-9]|from=|phone='
done
get auditor "/audit?ref=$ref"
shown=$(echo "$ref" | sed "s/^..../& /")
says "by case" "data-l=\"Case\">$shown"
hasnt "nothing else" "$d/heard" 'people.read|import.people'
get auditor '/audit?ref=00000000'
says "a case that nobody knows has none" 'There is no such record'
get auditor "/audit?person=$(person cccs)&act=pin.unlock"
says "by person and act" 'pin.unlock'
[ "$(grep -c 'data-l="Act"' "$d/heard")" -eq 1 ]
verdict $? "that one alone"
get auditor '/audit?county=3'
says "by county" 'data-l="County">Kilifi'
hasnt "no other" "$d/heard" 'data-l="County">no county'
get auditor '/audit?day=2001-01-01'
says "by day" 'There is no such record'
get auditor "/audit?day=$(TZ=UTC-3 date +%F)"
says "of today" 'people.read'
get auditor '/audit?page=1'
says "page after page" 'page=0'
get auditor '/audit.csv?act=refused'
answers 200 "as CSV"
says "a row a record" '^"20.*","refused"'
get auditor '/audit/verify?records=1000'
says "the last records are whole" 'Whole: each of these'
get auditor /audit
says "how to check it oneself, by the public key" "audit verify --public [0-9a-f]{64}"

# --- settings, holidays, what is to be erased ---
for who in cccs scco police; do
    get $who /settings
    answers 403 "$who does not read the settings"
done
get admin /settings
answers 200 "admin reads the settings"
says "each with its value and default" 'http.listen.*127.0.0.1:'
says "and whether it takes a restart" 'socket.path <span class="tag">restart'
says "the data files by their fingerprint" "holidays.tsv</th><td[^>]*>$(b2sum -l 256 forms/ke/holidays.tsv | cut -c1-16)<"
for who in national auditor; do
    get $who /settings
    answers 200 "$who sees what is to be erased"
    hasnt "and no setting, no holiday" "$d/heard" 'http.listen|/settings/holidays'
done
m holiday list --json >"$d/before"
for who in auditor national cccs scco police; do
    post $who /settings/holidays act=add day=2031-05-05 name=Invented
    answers 403 "$who makes no holiday"
    post $who /settings/holidays act=remove day=2026-12-25 name=
    answers 403 "nor takes one away"
done
m holiday list --json | cmp -s - "$d/before"
verdict $? "nothing was changed"
post admin /settings/holidays act=add day=2031-05-05 'name=<b>Invented</b>'
answers 303 "admin makes a holiday"
get admin /settings
says "which is listed, its name as it was typed" '5 May 2031</th><td[^>]*>&lt;b&gt;Invented'
post admin /settings/holidays act=add day=soon name=
answers 422 "a day that is none is refused"
why='reason=the court at Malindi asked for it to be kept'
for who in auditor cccs scco police; do
    post $who /settings/erasures act=hold "ref=$ref" "$why"
    answers 403 "$who holds nothing back"
done
for who in admin auditor cccs scco police; do
    post $who /settings/erasures act=release "ref=$ref" "$why"
    answers 403 "$who releases nothing"
done
post admin /settings/erasures act=hold "ref=$ref" reason=short
answers 422 "holding back takes a reason"
post admin /settings/erasures act=hold "ref=$ref" "$why"
answers 303 "admin holds back"
get national /settings
says "the national desk sees it" "$shown: Held back since"
post national /settings/erasures act=release "ref=$ref" "$why"
answers 303 "and releases it"
get national /settings
hasnt "then it is held no more" "$d/heard" "$shown: Held back since"

# --- what somebody may have written in a name ---
long=$(printf '%0100d' 0 | tr 0 w)
printf 'role,phone,at,name\ncpv,+254700000101,003.016.0077,<script>alert(1)</script>\ncpv,+254700000102,003.016.0077,"""><img src=x onerror=alert(1)>"\ncpv,+254700000103,003.016.0077,"=cmd|calc!A0"\ncpv,+254700000104,003.016.0077,\342\200\256gnorw\ncpv,+254700000105,003.016.0077,%s\ncpv,+254700000106,003.016.0077,\360\237\246\201 Simba\ncpv,+254700000107,003.016.0077,%%s%%n &amp;\n' "$long" >"$d/payload"
post admin /people/import act=import "list=$(cat "$d/payload")"
answers 303 "names of every kind come in"
curl -s -m 10 -b "$d/admin.jar" -w '\n%{http_code} %{redirect_url}\n' --data "token=$(cat "$d/admin.token")&role=cpv&phone=%2B254700000108&at=003.016.0077&name=Before%00After" "$root/people" >"$d/heard"
answers 303 "one with a NUL in it too"
get admin '/people?role=cpv'
hasnt "no markup is in the list" "$d/heard" '<script>alert|<img'
hasnt "nothing turns a line round" "$d/heard" "$(printf '\342\200\256')"
says "the NUL hid nothing" 'BeforeAfter'
says "a long name is whole" "$long"
says "signs are signs" "$(printf '\360\237\246\201 Simba')"
says "what looks like a format is none" '%s%n &amp;amp;'
get admin "/people/$(party '&lt;script&gt;alert(1)&lt;.script&gt;')"
says "nor in a title" '<h1>&lt;script&gt;'
get admin '/people.csv?role=cpv'
says "nor is a formula one" "\"'=cmd"
get admin '/people?role=%3Cb%3E&place=%22%3E%3Cscript%3E'
hasnt "nor in an address" "$d/heard" '<script>|<b>'
get auditor '/audit?act=%22%3E%3Cscript%3E&ref=%27&day=%00&person=-1&county=99999999999'
answers 200 "nor in the audit's"
hasnt "nothing of it is markup" "$d/heard" '<script>'
# --- the bridge to CPIMS ---
type_lines 'mtoto wa miaka 7 amepigwa na baba Malindi mjini'
ref=$(newest)
for who in auditor cccs scco police; do
    get $who /bridge
    answers 403 "$who: the bridge is not theirs"
    post $who /bridge act=skip "ref=$ref"
    answers 403 "nor what is done there"
done
[ "$(tries bridge)" -eq 4 ]
verdict $? "each try stands in the audit"
get national '/bridge?state=waiting'
answers 200 "the national desk sees what waits for CPIMS"
says "by its reference" "/cases/$ref"
post admin /bridge act=skip "ref=$ref"
answers 303 "an administrator leaves a case out"
get admin '/bridge?state=skipped'
says "it is among those" 'a person left it out'
post national /bridge act=again "ref=$ref"
answers 303 "the national desk sends it again"
m bridge list --state waiting >"$d/heard"
says "it waits" "^$ref +waiting"
m audit list --limit 9 --json >"$d/heard"
says "and the audit says who did that" "\"person\": *$(person national),.*bridge.again"

stop
check "a record is altered behind its back" "$helper" bend "$d/store/mlinzi.db" 'update audit set person = 77 where shard = 0 and seq = (select max(seq) - 3 from audit where shard = 0)'
start
sign_in auditor 'Auditor, Kenya'
get auditor '/audit/verify?records=1000'
says "a record that somebody altered is found" 'NOT whole'
says "and named" 'no county, [0-9]+: <span lang="en">altered'
stop
done_testing
