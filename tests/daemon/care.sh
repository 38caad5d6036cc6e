# care.sh - children in institutions by the console: each role against each act; what somebody may not do changes nothing
# and stands in the audit. Admitted, on leave, back, moved, left; what is unusual is asked about, what cannot be is refused.
. tests/daemon/lib.sh
console
m import units forms/ke/units.tsv >/dev/null
printf '%s\n' 'code,kind,name,area,parent,capacity,sex,ages' 'RH-MALINDI,TNRH,Malindi Remand Home,003,003,1,M,10-17' >"$d/u.csv"
m import units "$d/u.csv" >/dev/null
m person add institution +254711999001 RH-MALINDI >/dev/null
m person add institution +254711999002 CP-MALINDI >/dev/null
# Two children, written behind everybody's back: of Malindi, and of another county.
for row in '9001, 77, 3, 16' '9002, 70, 47, 275'; do
    id=${row%%,*}
    rest=${row#*,}
    sex=${rest%%,*}
    area=${rest#*,}
    county=${area%%,*}
    region=1
    [ "$id" = 9001 ] || region=8
    "$helper" bend "$d/store/mlinzi.db" "insert into party (id, kind, lang, name, made_s) values ($id, 3, 1, x'', 0)"
    "$helper" bend "$d/store/mlinzi.db" "insert into child (id, version, sex, born_day, born_about, area_level, region, county, constituency, ward, merged_into, made_s, person, role) values ($id, 1, $sex, 16000, 0, 4, $region, $county, ${area#*,}, 0, 0, 0, 0, 0)"
done

tries() { m audit list --limit 1000 | grep -c "refused .*$1"; }
day() { date -u -d "@$(($(date +%s) + 10800 + $1 * 86400))" +%F; } # DAYS from today, in Nairobi
stay() { # id and version of the stay that stands, of the forms of what comes next
    get cccs /care/9001
    row=$(sed -n 's/.*name="id" value="\([0-9]*\)"><input type="hidden" name="version" value="\([0-9]*\)".*/\1 \2/p' "$d/heard" | head -n 1)
    id=${row% *} version=${row#* }
}
admission() { # WHO UNIT CHILD FURTHER...
    a=$1 u=$2 c=$3
    shift 3
    post "$a" "/units/$u/admit" "child=$c" "day=$(day 0)" type=TANA class=ACCL reason=ARCS post_role=scco post_at=003.016 "review_day=$(day 60)" "$@"
}
move() { # WHO KIND FURTHER...: of the stay that stands
    a=$1 k=$2
    shift 2
    post "$a" "/care/9001/$k" "id=$id" "version=$version" "day=$(day 0)" "$@"
}

sign_in admin 'Administrator, Kenya'
sign_in auditor 'Auditor, Kenya'
sign_in national 'National desk, Kenya'
sign_in cccs 'County coordinator, Kilifi'
sign_in scco 'SCCO, Malindi'
sign_in other 'SCCO, Kilifi South'
sign_in police 'Police, Malindi'
sign_in manager 'Institution, Malindi Remand Home'
sign_in beside 'Institution, Malindi Child Protection Centre'

# --- who may take a child in, and who may not ---
for who in admin auditor police other; do
    admission $who RH-MALINDI 9001
    answers 404 "$who admits nobody"
done
admission beside RH-MALINDI 9001
answers 404 "nor does the manager of another institution"
[ "$(tries 'act=admit op=stay.admit child=9001 unit=RH-MALINDI')" -eq 5 ]
verdict $? "each try stands in the audit"
admission scco RH-MALINDI 77777
answers 404 "a child that is not there"
admission scco PS-NOWHERE 9001
answers 404 "a unit that is not there"
admission scco 003.016 9001
says "an office is no home" 'Children do not live at this unit'
post manager /units/RH-MALINDI/admit child=9001 "day=$(day 0)" type=TANA class=ACCL reason=ARCS post_role=scco post_at=003.016 order=OLCR
answers 422 "what is wrong is refused"
says "all of it at once: the review" 'Say when the child is reviewed next'
says "and the order" 'A court order has its kind'
says "what was typed stays" 'name="child".*value="9001"'
admission manager RH-MALINDI 9001
answers 303 "the manager admits"
stay
[ -n "$id" ] && [ "$version" = 1 ]
verdict $? "and the county sees the stay"
admission scco CP-MALINDI 9001
says "not in two places" 'The child is in an institution already'
admission manager RH-MALINDI 9002
says "a girl, a full house: said together" 'It is full. Say why'
admission manager RH-MALINDI 9002 "why_over=No other bed tonight"
says "what is unusual is asked about" 'It does not take children of this sex'
admission manager RH-MALINDI 9002 "why_over=No other bed tonight" despite=1
answers 303 "and taken when it is meant"

# --- who sees whom ---
for who in manager scco cccs national; do
    get $who /care/9001
    answers 200 "$who reads the child's stays"
done
for who in admin auditor police other beside; do
    get $who /care/9001
    answers 404 "$who does not"
done
[ "$(tries 'act=read op=care.read child=9001')" -eq 5 ]
verdict $? "which is written down"
[ "$(m audit list --limit 1000 | grep -c 'care.read.*child=9001')" -ge 4 ]
verdict $? "as is each reading"
get manager /units/RH-MALINDI
says "the manager's own children" 'href="/care/9001"'
says "and their number by day" 'On the books: 2'
get beside /units/RH-MALINDI
hasnt "another manager sees none" "$d/heard" '/care/|On the books'
get police /units/RH-MALINDI
hasnt "nor do the police" "$d/heard" '/care/|On the books'
get manager /
says "today: the own institution" '<span class="figure">2</span> children today'

# --- what happens in a stay ---
for who in admin auditor police other beside; do
    move $who leave "back_day=$(day 2)"
    answers 404 "$who sends nobody on leave"
done
move manager return
says "back from no leave" 'This cannot happen now'
move manager leave "back_day=$(day 99)"
says "a leave of 99 days" 'Say when the child is due back'
move manager leave "back_day=$(day 2)" "words=To a burial"
answers 303 "on leave"
move manager exit code=DREN
says "the version that was seen, and no other" 'Somebody else changed this meanwhile'
stay
says "what was said of it" 'To a burial'
get manager /children/9001/copy
says "which is in the copy of all that is held, too" 'To a burial'
get scco /
says "the officer finds the return among what is due" 'return from leave'
get manager /
says "so does the manager of the institution" 'href="/care/9001">child 9001'
get beside /
hasnt "and no other manager" "$d/heard" '/care/9001'
move scco return
answers 303 "back: by the officer"
get scco /
hasnt "and no more when the child is back" "$d/heard" 'return from leave'
stay
move cccs review "review_day=$(day 5)"
answers 303 "reviewed: by the county"
get scco /
says "and the next review is the officer's to prepare" 'review of a placement'
stay
post scco /care/9001/moved unit=CP-MALINDI "day=$(day 0)" exit=DTSI type=TRIN class=ACPR reason=ARCS post_role=scco post_at=003.016 "review_day=$(day 30)"
answers 303 "moved to another institution"
[ "$("$helper" state "$d/store/mlinzi.db" | awk '$1 == "duty" { print $2 }')" -eq 4 ]
verdict $? "two stays, a second child's, and a leave asked for something each"
m unit population RH-MALINDI >"$d/heard"
says "one is left there" '^all +1$'
m unit population CP-MALINDI >"$d/heard"
says "one is there now" '^all +1$'
get manager /care/9001
answers 404 "who has left is no longer the manager's"
get beside /care/9001
answers 200 "but the other's"
stay
move beside escape
answers 303 "escaped: by the institution"
sleep 0.3
m message list --limit 5 --json >"$d/heard"
[ "$(grep -o '"key": *"duty.now"' "$d/heard" | wc -l)" -eq 2 ]
verdict $? "who answers for the child is told at once, and so is the manager of the institution"
struck() { # WHO WHY: the last movement that stands
    get scco /care/9001
    movement=$(sed -n 's/.*name="movement" value="\([0-9]*\)".*/\1/p' "$d/heard" | head -n 1)
    stay
    post "$1" /care/9001/strike "id=$id" "version=$version" "movement=$movement" "reason=$2"
}
struck scco no
answers 422 "what was typed by mistake is struck out with a reason"
struck beside 'she was in the next room'
answers 404 "not by the institution itself"
struck scco 'she was in the next room'
answers 303 "but by the officer"
get beside /care/9001
says "it stands, marked, with why" '<s>Escaped</s> <span class="tag">struck out</span><div class="said">she was in the next room'
m unit population CP-MALINDI >"$d/heard"
says "and the child is there" '^present +1$'
post scco /care/9001/strike "id=$id" "version=$version" "movement=$movement" 'reason=once more by mistake'
says "nothing is struck out twice" 'Somebody else changed this meanwhile'
stay
move beside exit code=DREN
answers 303 "left"
move beside exit code=DREN
answers 404 "and is nobody's in an institution any more"
stay
get scco /care/9001
says "all of it stays on the timeline" 'Moved to another statutory institution'

# --- two records that are one child ---
"$helper" bend "$d/store/mlinzi.db" "update child set merged_into = 9001 where id = 9002"
get scco /care/9001
says "the other record's stay stands on the child's page" 'RH-MALINDI">Malindi Remand Home'
admission scco CP-MALINDI 9001
says "and bars another" 'The child is in an institution already'
stay
move scco exit code=DREN
answers 303 "until it ends, by the officer of the child as it is now"
"$helper" bend "$d/store/mlinzi.db" "update child set merged_into = 0 where id = 9002"

# --- alternative care: each stage by its form, and only by those who place children ---
form() { # ID SHEET ABOUT SUBJECT: filled, behind everybody's back
    "$helper" bend "$d/store/mlinzi.db" "insert into sheet_row (id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void) values ($1, '$2', 1, $3, $4, 1, 20000, 0, 0, 0, 0, 0)"
}
placement() { # its id and version, of the form of a stage
    get cccs /care/9001
    row=$(sed -n 's/.*name="id" value="\([1-9][0-9]*\)"><input type="hidden" name="version" value="\([0-9]*\)".*/\1 \2/p' "$d/heard" | head -n 1)
    id=${row% *} version=${row#* }
}
opens() { post "$1" /care/9001/placement kind=AFFC "day=$(day 0)" post_role=scco post_at=003.016; }
stage() { # WHO STAGE FURTHER...
    a=$1 k=$2
    shift 2
    post "$a" "/care/9001/$k" "id=$id" "version=$version" "day=$(day 0)" "$@"
}
"$helper" bend "$d/store/mlinzi.db" "insert into party (id, kind, lang, name, made_s) values (8801, 6, 1, x'', 0)"
"$helper" bend "$d/store/mlinzi.db" "insert into relation (about, subject, party, kind, from_day, to_day, made_s, person) values (2, 9001, 8801, 'X', 20000, 0, 0, 0)"
opens scco
says "nothing begins without its form" 'Fill the form of this stage first'
form 50001 afc-1a 2 9001
for who in manager beside police other auditor; do
    opens $who
    answers 404 "$who places nobody"
done
[ "$(tries 'act=place op=placement.open child=9001')" -eq 5 ]
verdict $? "which is written down"
opens scco
answers 303 "identified"
opens scco
says "one at a time" 'Another placement of the child is open'
"$helper" bend "$d/store/mlinzi.db" "update child set region = 1, county = 3, constituency = 16 where id = 9002"
post cccs /children/alike act=merge child=9001 into=9002 'reason=the sex was entered wrongly'
says "nor does the record go that it is open by" 'has an open placement by it: keep that record'
placement
stage scco placed carer=8801 "review_day=$(day 90)"
says "no stage is passed over" 'This stage cannot come now'
says "nor its form" 'Fill the form of this stage first'
stage scco traced "words=An aunt in Bamba $(printf '\303\251%.0s' $(seq 160)): letters"
answers 303 "traced: without a form"
number=50002
for one in assessed:afc-1b:2:9001 family-assessed:afc-2a:4:8801 consented:afc-3a:2:9001 planned:afc-4a:2:9001; do
    to=${one%%:*} rest=${one#*:}
    about=${rest#*:}
    placement
    form $number "${rest%%:*}" "${about%%:*}" "${about#*:}"
    number=$((number + 1))
    stage scco "$to" carer=8801
    answers 303 "$to"
done
placement
form 50006 afc-17a 2 9001
stage cccs placed
says "placed with a review" 'Say when the placement is reviewed next'
stage cccs placed "review_day=$(day 90)"
answers 303 "placed: by 17A, the county did it"
stage cccs monitored
says "the version that was seen" 'Somebody else changed this meanwhile'
placement
form 50007 afc-6a 2 9001
stage scco monitored
answers 303 "visited"
placement
stage scco monitored
says "one visit, one form" 'Fill the form of this stage first'
admission scco CP-MALINDI 9001
says "who lives in a family is not admitted without a thought" 'A placement of this child in a family stands'
form 50008 afc-9a 2 9001
stage scco closed end=
says "closed for a reason" 'Choose why it ended'
stage scco closed end=PEFR
answers 303 "closed"
get scco /care/9001
says "every stage stands on the timeline" 'An aunt in Bamba .*: letters'
[ "$(grep -c '/sheets/5000' "$d/heard")" -eq 8 ]
verdict $? "with the form of each"
[ "$("$helper" state "$d/store/mlinzi.db" | awk '$1 == "placement_step" { print $2 }')" -eq 9 ]
verdict $? "nine stages, and no more"

# --- units are written down by few ---
unit="code=CCI-TULIA kind=TNRC area=003.016 licence=L/7 licence_to=2030-01-01 name=Tulia version=0"
for who in scco cccs police manager auditor; do
    # shellcheck disable=SC2086
    post $who /units $unit
    answers 403 "$who writes down no unit"
done
# shellcheck disable=SC2086
post admin /units $unit
answers 303 "admin does"
post national /units code=CCI-TULIA kind=TNRC area=Malindi licence=L/7 licence_to=2030-01-01 name=Tulizo version=1
answers 303 "so does the nation"
post admin /units code=CCI-TULIA kind=TNRC area=003.016 licence=L/7 licence_to=2030-01-01 name=Tulla version=1
says "but not over another's change" 'it has changed meanwhile'
says "and the form that comes back is of the same unit, not of a new one" 'name="version" value="1"'
[ "$(tries 'act=units op=unit.save unit=CCI-TULIA')" -eq 5 ]
verdict $? "who may not is written down"
check "the rules of trust hold" m db check
stop
done_testing
