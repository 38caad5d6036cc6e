# children.sh - a child's life in the register by the console: registered from the case of a text, found by likeness, put beside
# another case, entered twice and made one again and parted again; nobody of another sub-county sees it; the store holds no name.
. tests/daemon/lib.sh
console

went_to() { tail -n 1 "$d/heard" | grep -o "$1/[0-9]*" | grep -o '[0-9]*$'; } # PATH: the number it was sent on to
child() { # WHO FIRST LAST FURTHER...: registered
    w=$1 first=$2 last=$3
    shift 3
    post "$w" /sheets/new sheet=child about=child subject=new version=0 "f.first_name=$first" "f.surname=$last" \
        'f.born_estimated=no' 'f.birth_certificate=no' 'f.in_school=no' 'f.disabled=no' "$@"
}
sign_in scco 'SCCO, Malindi'
sign_in cccs 'County coordinator, Kilifi'
sign_in other 'SCCO, Kilifi South'
type_lines 'mtoto wa miaka 7 anaitwa Zawadi Charo amepigwa na baba Malindi mjini'
ref=$(newest)
[ -n "$ref" ]
verdict $? "a text opens a case"

# --- registered from the case ---
get scco "/cases/$ref"
says "the case offers to register its child" "to=case&amp;to_subject=$ref"
get scco "/sheets/new?sheet=child&about=child&subject=new&to=case&to_subject=$ref"
answers 200 "the form is shown"
year=$(($(TZ=UTC-3 date +%Y) - 7))
says "with the age the text gave, as a date about then" "value=\"(1 Jul $year|$year-07-01|0?1/0?7/$year)\""
says "and where it was" 'name="f.place" type="text" value="003.016'
get other "/sheets/new?sheet=child&about=child&subject=new&to=case&to_subject=$ref"
answers 404 "to no one else"
child other Zawadi Charo f.sex=SFEM f.place=003.016 to=case "to_subject=$ref"
answers 404 "nor is a child put beside another's case"
child scco Zawadi Charo f.sex=SFEM "f.born=12/03/$year" f.place=003.016 to=case "to_subject=$ref" 'f.phone=0711555001'
answers '303 .*/children/[0-9]*' "the officer registers it"
one=$(went_to children)
get scco "/children/$one"
says "the child has its page" '<h1[^>]*>Zawadi Charo|<title>Zawadi Charo'
says "with its case" "href=\"/cases/$ref\""
get scco "/cases/$ref"
says "and the case its child" "href=\"/children/$one\">Zawadi Charo"
says "it stands in the timeline" 'Child put beside the case'
sheet=$(curl -s -b "$d/scco.jar" "$root/children/$one" | grep -o 'href="/sheets/[0-9]*"' | head -n 1 | grep -o '[0-9]*')
! grep -aqi 'zawadi\|charo\|711555001' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "the store holds neither name nor number in the clear"

# --- where it may not be registered ---
child other Kadzo Mwangi f.sex=SFEM "f.born=1/2/$year" f.place=003.016
answers 422 "a child of another's area is not registered there"
says "and it is said why" 'does not live in your area'
child scco Kadzo Mwangi f.sex=SFEM "f.born=1/2/$year"
says "a child of nowhere is nobody's" 'Write where the child lives'

# --- found ---
post scco /children 'names=Charo Zawady' "born=$year" place=Malindi
says "it is found by sound, in any order" "href=\"/children/$one\">Zawadi Charo"
post scco /children 'names=Charo Zawady'
says "or by two names alone" "href=\"/children/$one"
post scco /children 'phone=+254711555001'
says "and by its phone" "href=\"/children/$one\""
post other /children 'names=Zawadi Charo' "born=$year"
says "elsewhere by initials and whom to ask" 'Z\.C\., .*SCCO, Malindi'
hasnt "and nothing more" "$d/heard" "children/$one|>Zawadi Charo"
post scco /children 'born=2016'
answers 422 "a year alone finds nobody"
get other "/children/$one"
answers 404 "another sub-county does not see it"
get other "/sheets/$sheet"
answers 404 "nor its forms"

# --- changed ---
post scco "/sheets/$sheet/change" sheet=child about=child "subject=$one" version=1 f.first_name=Zawadi f.other_names=Neema f.surname=Charo \
    f.sex=SFEM "f.born=12/03/$year" f.born_estimated=no f.birth_certificate=no f.in_school=no f.disabled=no f.place=003.016 'f.phone=0711555002'
answers 303 "its form is changed"
get scco "/children/$one"
says "and its name with it" 'Zawadi Neema Charo'
post scco /children 'phone=0711555001'
hasnt "the number it had finds it no more" "$d/heard" "/children/$one"
post scco "/sheets/$sheet/strike" 'reason=entered for no good reason'
answers 422 "a registration is not struck out"

# --- a second case ---
type_lines 'msichana wa miaka 7 hajala siku tatu, ameachwa peke yake Watamu'
second=$(newest "$ref")
get scco "/children/$one?case=$ref"
says "from a case it can be linked" "This is the child of case"
post cccs "/children/$one/link" "case=$second"
answers '303 .*/cases/' "the county puts it beside a second case"
get cccs "/children/$one"
says "its page lists both" "href=\"/cases/$second\""
says "and offers to refer the child, in either" "/cases/$second.work=refer&amp;child=$one#referrals"
get cccs "/cases/$second?work=refer&child=$one"
says "which is then the child's referral" "name=\"child\" value=\"$one\""
soon=$(TZ=UTC-3 date -d '+5 days' +%d/%m/%Y)
post cccs "/casework/$second/refer" role=scco to=Malindi reason=RMTX "day=$soon" "child=$one"
answers '303 .*/cases/' "and is taken"
post other "/children/$one/link" "case=$second"
answers 404 "nobody reaches a child by linking it"
post cccs "/children/$one/unlink" "case=$second" reason=no
answers 422 "taking it away asks why"
post cccs "/children/$one/unlink" "case=$second" 'reason=it was her sister after all'
answers 303 "with a reason it goes"
get cccs "/children/$one"
get cccs "/cases/$second"
says "the case's timeline says who and why" "href=\"/children/$one\">$one</a><div class=\"said\">it was her sister after all"
get cccs "/children/$one"
hasnt "and is gone from its page" "$d/heard" "/cases/$second"

# --- entered twice ---
child scco Zawadi Charo f.sex=SFEM "f.born=12/03/$year" f.place=003.016
answers 422 "a child like it is not entered at once"
says "the page asks whether it is one of these" "href=\"/children/$one\">Zawadi Neema Charo"
child scco Zawadi Charo f.sex=SMAL "f.born=12/03/$year" f.place=003.016 sure=1
answers '303 .*/children/' "another child is registered when somebody says so"
two=$(went_to children)
get scco /children/alike
says "and both stand in the work list" "name=\"into\" value=\"$one\""
get other /children/alike
hasnt "of their own area alone" "$d/heard" 'Zawadi'
post scco /children/alike act=merge "child=$one" "into=$one" 'reason=the same record twice'
answers 422 "a record is not merged with itself"
post scco /children/alike act=merge "child=$two" "into=$one"
answers 422 "nor a boy with a girl for no reason"
post other /children/alike act=merge "child=$two" "into=$one" 'reason=it is the same child'
answers 404 "nor by somebody else"
post scco /children/alike act=merge "child=$two" "into=$one" 'reason=the sex was entered wrongly'
answers 303 "with a reason the later becomes the earlier"
get scco "/children/$two"
says "its number leads to the one that stays" 'Zawadi Neema Charo'
get scco /children/alike
hasnt "the pair is off the list" "$d/heard" 'name="into"'
post scco /children/alike act=merge "child=$two" "into=$one" 'reason=the sex was entered wrongly'
answers 422 "once is enough"
post scco "/children/$two/split" 'reason=they are cousins, both were seen'
answers 303 "it is taken back"
get scco "/children/$two"
says "and stands for itself" '<title>Zawadi Charo'
post scco /children/alike act=two "child=$two" "other=$one"
answers 303 "they are two children"
get scco /children/alike
hasnt "and are asked about no more" "$d/heard" 'name="into"'
post scco /sheets/new sheet=child about=child subject=new version=0 f.first_name=Zawady f.surname=Charo f.born_estimated=yes \
    f.birth_certificate=no f.in_school=no f.disabled=no f.sex=SFEM "f.born=01/07/$year" f.place=003.016 sure=1
answers 303 "one whose day of birth nobody knows"
get scco /children/alike
says "stands in the list by names, year and place" "name=\"into\" value=\"$one\""

# --- who belongs to it ---
person() { # WHO TO ID RELATION FIRST PHONE
    post "$1" /sheets/new sheet=person about=person subject=new version=0 "to=$2" "to_subject=$3" "relation=$4" "f.first_name=$5" \
        f.surname=Karisa f.sex=SFEM f.alive=yes "f.phone=$6" f.id_number=31222333
}
person other child "$one" CGPM Halima 0711555007
answers 404 "nobody else puts a mother beside the child"
person scco child "$one" XXXX Halima 0711555007
answers 422 "what she is to the child is a code"
person scco child "$one" CGPM Halima 0711555007
answers '303 .*/persons/[0-9]*' "its mother is registered"
mother=$(went_to persons)
get scco "/children/$one"
says "and stands on the child's page" "Mother: <a href=\"/persons/$mother\">Halima Karisa"
get scco "/persons/$mother"
says "and the child on hers" "href=\"/children/$one\""
post scco /children 'phone=0711555007'
says "the child is found by her phone" "href=\"/children/$one\""
person scco case "$ref" RCNB Jabali 0711555008
answers '303 .*/persons/' "who is accused is a record of its own"
accused=$(went_to persons)
get scco "/cases/$ref"
says "beside the case" "href=\"/persons/$accused\">Jabali Karisa</a>: Neighbour"
post scco /persons paper_kind=INTL paper=31222333
says "both are found by the number of a paper" "href=\"/persons/$accused\""
post other /persons phone=0711555008
hasnt "elsewhere nobody is named" "$d/heard" 'Jabali'
says "only that there is one" 'of another area: 1'
get other "/persons/$mother"
answers 404 "nor read"
post scco "/persons/$mother" act=end to=child "to_subject=$one" relation=CGPM 'reason=she is the aunt of the child'
answers 303 "a relation ends with a reason"
get scco "/children/$one"
says "and is shown as ended" 'Halima Karisa</a> <span class="dim">until'
post scco /children 'phone=0711555007'
hasnt "her phone finds the child no more" "$d/heard" "/children/$one\""
post scco "/persons/$mother" to=child "to_subject=$one" relation=
answers 422 "put beside the child again, what she is must be said"
says "and the child stays typed" "name=\"to_subject\" type=\"text\" value=\"$one\""
post scco "/persons/$mother" to=child "to_subject=$one" relation=CGPM
post scco /children 'phone=0711555007'
says "what was ended by mistake stands again, on the same day" "/children/$one\""
post scco /sheets/new sheet=household about=household subject=new version=0 to=child "to_subject=$one" f.place=003.016 \
    'f.head_name=Mama Karisa' f.child_headed=no f.economic_status="$(awk -F'\t' '$1 == "economic_status" {print $2; exit}' forms/ke/codes.tsv)"
answers '303 .*/households/[0-9]*' "its household is registered"

# --- who agreed to what ---
consent() { # WHO VERSION-PATH FURTHER...
    w=$1 path=$2
    shift 2
    post "$w" "$path" sheet=consent about=child "subject=$one" "f.date=$(TZ=UTC-3 date +%d/%m/%Y)" 'f.by=Parent' 'f.by_name=Halima Karisa' \
        f.asked_child=yes f.record=yes f.services=yes f.examination=no f.contact=yes "$@"
}
consent scco /sheets/new version=0 f.withdrawn=no
answers '303 .*/sheets/[0-9]*' "who agreed to what is written down"
agreed=$(went_to sheets)
consent scco "/sheets/$agreed/change" version=1 f.withdrawn=yes "f.withdrawn_on=$(TZ=UTC-3 date +%d/%m/%Y)" 'f.withdrawn_what=to be called'
answers 303 "and taken back later"
get scco "/children/$one"
says "the child's page shows it" "href=\"/sheets/$agreed\">Consent"
get scco "/sheets/$agreed?version=1"
says "what was agreed before stays readable" 'This is an earlier version'

# --- a copy of all that is held ---
get scco "/children/$one/copy"
answers 200 "all that is held on a child is one page"
says "with what stands in its forms" '<dd>Neema</dd>'
says "and who belongs to it" 'Halima Karisa'
get other "/children/$one/copy"
answers 404 "for nobody of another area"

# --- what is unlikely ---
child scco Tatu Kombe f.sex=SFEM f.place=003.016
answers 422 "a child of no age is asked about"
says "in words" 'No date of birth'
child scco Tatu Kombe f.sex=SFEM f.place=003.016 despite=1
answers '303 .*/children/' "and registered when it is so"
three=$(went_to children)
get scco /children/quality
says "it stands in the list" "href=\"/children/$three\">Tatu Kombe"
hasnt "and who is likely does not" "$d/heard" "children/$one\""
get other /children/quality
hasnt "nor whose it is not" "$d/heard" 'Tatu'

# --- erased by two ---
sign_in second 'National desk, Kenya'
words='the guardian asks for it in writing, file 12'
post scco /erasures act=ask about=child "subject=$three" second=national "reason=$words"
answers 404 "who is of the sub-county alone does not ask that a child is erased"
post cccs /erasures act=ask about=child "subject=$one" second=national "reason=$words"
answers 422 "nor is one whose case is open"
says "which says why" 'a case about it is open'
get cccs "/children/$three"
says "the page of another offers it" 'name="subject" value="'"$three"'"'
post cccs /erasures act=ask about=child "subject=$three" second=national 'reason=asked'
says "for a reason of some length" 'say why, in 20 letters or more'
says "with what was typed" 'value="asked"'
check "it is found by its names" m child find Kombe Tatu --place 003.016 --as +254711000002
says "by the command, too" "^ *$three .*Tatu Kombe"
refused 1 "the command asks as a person who may" m child erase "$three" --as +254711000001 --second +254711000004 "$words"
refused 1 "nobody is their own second" m child erase "$three" --as +254711000004 --second +254711000004 "$words"
says "which says who may be" 'and is somebody else'
code_asked +254711000004 "{\"op\":\"record.erase\",\"as\":\"+254711000002\",\"about\":\"child\",\"subject\":\"$three\",\"second\":\"national\",\"reason\":\"$words\"}"
says "asked, the second person has a code" '"to":"\+254711000004","key":"confirm.record"'
get second "/children/$three"
says "and on the child's page where to write it" 'name="code"'
says "with the reason" "$words"
post second /erasures act=confirm "code=$(printf %06d $(((${code#0} + 1) % 1000000)))" once=0123456789abcdef0
answers 422 "a wrong code does nothing"
post second /erasures act=confirm "code=$code" once=0123456789abcdef1
answers '303 .*done=erased' "the right one erases it"
get cccs "/children/$three"
answers 410 "its page says so"
says "and when" 'This record was erased on'
hasnt "and no more" "$d/heard" 'Tatu|Kombe'
refused 1 "the command finds nobody" m child show "$three" --as +254711000002
says "but that it was erased" 'this record was erased'
check "nor is it found by name" m child find Kombe Tatu --place 003.016 --as +254711000002
hasnt "among those alike" "$d/heard" 'Tatu'
check "and read" m child show "$one" --as +254711000001
says "with who belongs to it" 'Halima Karisa'
check "all that is held is one file" m child export "$one" --as +254711000001
says "with what stands in its forms" '"Neema"'
refused 1 "for nobody of another area" m child export "$one" --as +254711000021
check "the erasures are listed" m erasure list
says "this one by its number" "child $three .*record.erased"

# --- a copy for a person, too ---
mother=$(curl -s -b "$d/scco.jar" "$root/children/$one" | grep -o 'href="/persons/[0-9]*"' | head -n 1 | grep -o '[0-9]*')
get scco "/persons/$mother/copy"
answers 200 "all that is held on a person is one page"
says "with what stands in its forms" '<dd>Halima</dd>'
get other "/persons/$mother/copy"
answers 404 "for nobody of another area either"

# --- who looked ---
m audit list --limit 1000 >"$d/audit"
has "each search is one row" "$d/audit" 'child\.find .*found='
has "readings stand there" "$d/audit" "child\\.read .*child=$one"
has "so do copies" "$d/audit" "child\\.copied .*child=$one"
has "that it was erased, by its number" "$d/audit" "record\\.erased .*child=$three"
has "with the reason" "$d/audit" "erase\\.reason .*child=$three.*the guardian asks"
has "merges do" "$d/audit" "child\\.merged .*child=$two into=$one"
[ "$(grep -c 'refused .*act=' "$d/audit")" -ge 6 ]
verdict $? "and what was refused"
! grep -aqi 'zawadi\|charo\|halima\|jabali\|71155500' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal" "$d/log"
verdict $? "no name and no number is in the clear, in the store or in the log"
kill -9 "$pid"
wait "$pid" 2>/dev/null
check "killed, it starts again" start
get scco "/children/$one"
says "and the child is there" 'Zawadi Neema Charo'
check "the store's rules hold" m db check
stop
done_testing
