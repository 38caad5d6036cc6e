# casework.sh - a case's whole life beside its ladder: taken up, planned, a service given, a hearing held, followed up; each with
# the duty of its day, refused at its field where it cannot be, and for nobody else.
. tests/daemon/lib.sh
console

sign_in scco 'SCCO, Malindi'
sign_in other 'SCCO, Kilifi South'
sign_in nurse 'Health, Malindi'
[ -s "$d/scco.token" ] && [ -s "$d/other.token" ]
verdict $? "officers sign in"
today=$(TZ=UTC-3 date +%d/%m/%Y)
later=$(TZ=UTC-3 date -d '+5 days' +%d/%m/%Y)
before=$(TZ=UTC-3 date -d '-3 days' +%d/%m/%Y)
row() { # WHAT: the first id and version in the form that the page offers
    get scco "/cases/$ref?work=$1&id=$2"
    sed -n 's/.*name="id" value="\([0-9]*\)"><input type="hidden" name="version" value="\([0-9]*\)".*/id=\1 version=\2/p' "$d/heard" | head -n 1
}
ids() { # ACT: ids of rows that offer it
    get scco "/cases/$ref"
    grep -o "work=$1&amp;id=[0-9]*" "$d/heard" | grep -o '[0-9]*$'
}

type_lines '/as +254700000001' 'REPORT neglect boy 6 Ganda' '/as +254711000001' 'VERIFY visited the home, mother counselled'
ref=$(newest)
[ -n "$ref" ]
verdict $? "a report is taken up"

# --- services ---
get scco "/cases/$ref?work=plan"
says "the case offers to plan a service" 'action="/casework/[0-9]*/plan"'
says "by a form that can be sent once" 'name="once" value="[0-9a-zA-Z_-]{8}'
post scco "/casework/$ref/plan" need=RMLG code=LEGA "due=$before"
answers 422 "a service due before it is planned is refused"
says "at its field, in words" 'Write a day not before the plan'
post scco "/casework/$ref/plan" need=NONE code=LEGA "due=$later"
says "and so is a need that is in no list" 'Choose a need from the list'
post other "/casework/$ref/plan" need=RMLG code=LEGA "due=$later"
answers 404 "another sub-county plans nothing here"
post scco "/casework/$ref/plan" need=RMLG code=LEGA provider=SPJD "due=$later"
answers '303 .*/cases/' "a service is planned"
get scco "/cases/$ref"
says "and stands on the case's page" 'Legal aid <span class="dim">\(Legal help, Judiciary\)'
says "and in its timeline" 'Service planned'
post scco "/casework/$ref/plan" need=RMLG code=LEGA "due=$later" once=twice
post scco "/casework/$ref/plan" need=RMLG code=LEGA "due=$later" once=twice
answers '303 .*/cases/' "a form sent twice is answered twice"
[ "$(ids give | wc -l)" -eq 2 ]
verdict $? "and plans one service"
what=$(row strike-service "$(ids strike-service | head -n 1)")
# shellcheck disable=SC2086
post scco "/casework/$ref/strike-service" $what
post scco "/casework/$ref/set" court=Kilifi "day=$later" purpose=CEHE once=court
post scco "/casework/$ref/set" court=Kilifi "day=$later" purpose=CEHE once=court
[ "$(ids hold | wc -l)" -eq 1 ]
verdict $? "sets one hearing"
what=$(row strike-hearing "$(ids strike-hearing)")
# shellcheck disable=SC2086
post scco "/casework/$ref/strike-hearing" $what
get scco /
says "its day is among what is to be done" 'service'
id=$(ids give | head -n 1)
what=$(row give "$id")
# shellcheck disable=SC2086
post scco "/casework/$ref/give" $what "day=$before"
says "it cannot have been given before it was planned" 'That is before it was planned'
# shellcheck disable=SC2086
post scco "/casework/$ref/give" $what "day=$later"
says "nor on a day to come" 'That day is still to come'
# shellcheck disable=SC2086
post scco "/casework/$ref/give" $what
answers '303 .*/cases/' "it is given"
# shellcheck disable=SC2086
post scco "/casework/$ref/refuse" $what
answers 409 "who saw it before does not write over that"
get scco "/cases/$ref"
says "given, it says so" 'class="tag">given<'
news() { m message list --limit 50 --json | grep -o '"key": *"case.updated"' | wc -l; }
sleep 0.3
[ "$(news)" -ge 1 ]
verdict $? "and the reporter hears that there is news"

# --- brought to an institution ---
post scco "/casework/$ref/plan" need=RMTS code=CCSI "due=$later"
what=$(row give "$(ids give | head -n 1)")
# shellcheck disable=SC2086
post scco "/casework/$ref/give" $what
get scco /
says "committed to an institution, the admission is to be entered" 'entry of a placement'
post scco /sheets/new sheet=child about=child subject=new to=case "to_subject=$ref" version=0 f.first_name=Kaingu f.surname=Baya f.sex=SMAL \
    f.born=12/03/2017 f.born_estimated=no f.birth_certificate=no f.in_school=no f.disabled=no f.place=003.016
answers 303 "the child is registered"
get scco "/cases/$ref"
child=$(grep -o '/children/[0-9]*' "$d/heard" | head -n 1 | grep -o '[0-9]*')
printf '%s\n' 'code,kind,name,area,parent,capacity,sex,ages' 'RH-MALINDI,TNRH,Malindi Remand Home,003.016,,9,M,0-17' >"$d/u.csv"
m import units "$d/u.csv" >/dev/null
post scco /units/RH-MALINDI/admit "child=$child" "day=$(TZ=UTC-3 date +%F)" type=TANA class=ACCL reason=ARCS post_role=scco post_at=003.016 \
    "review_day=$(TZ=UTC-3 date -d '+60 days' +%F)"
answers 303 "it is admitted"
get scco /
hasnt "and nothing of that is to be entered any more" "$d/heard" 'entry of a placement'

# --- court ---
post scco "/casework/$ref/set" 'court=Malindi Law Courts' 'file=E12 of 2026' "day=$before" purpose=CEHE
says "a hearing is not set for a day that is over" 'still to come'
post scco "/casework/$ref/set" 'court=Malindi Law Courts' 'file=Mc Blue 77' "day=$today" purpose=CEHE
answers '303 .*/cases/' "a hearing is set"
get scco "/cases/$ref"
says "and shown with the court's number" 'Malindi Law Courts, file Mc Blue 77'
! grep -aq 'Mc Blue 77' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "which is nowhere in the store in the clear"
what=$(row hold "$(ids hold | head -n 1)")
# shellcheck disable=SC2086
post scco "/casework/$ref/hold" $what outcome=HOAD "next=$today"
says "the next date is not the same day" 'must be after this one'
# shellcheck disable=SC2086
post scco "/casework/$ref/hold" $what outcome=HOAD "next=$later" purpose=CERU
answers '303 .*/cases/' "it was adjourned to another day"
get scco "/cases/$ref"
says "that day is the next hearing's" 'Ruling, Malindi Law Courts, file Mc Blue 77'
[ "$(ids hold | wc -l)" -eq 1 ]
verdict $? "which alone is still to be held"

# --- followed up ---
in="sheet=follow-up about=case subject=$ref version=0"
# shellcheck disable=SC2086
post scco /sheets/new $in "f.date=$today" 'f.seen=Child seen and spoken to' 'f.status=FUBE' 'f.safe=yes' "f.next=$later"
answers 303 "a visit is written down"
get scco /
says "and the next one is to be made" 'follow-up'

# --- referred ---
post scco "/casework/$ref/refer" role=scco to=Malindi reason=RMTX "day=$later"
says "nobody refers to themselves" 'That is your own post'
post scco "/casework/$ref/refer" role=police to=Nowhere reason=RMTX "day=$later"
says "nor to a post that is not there" 'There is no such post or unit'
post scco "/casework/$ref/refer" role=health to=Malindi reason=RMTX "day=$before"
says "nor to be answered yesterday" 'Write a day from today'
post scco "/casework/$ref/refer" role=health to=Malindi reason=RMTX "day=$later" 'text=a Mossy Green cough, for examination'
answers '303 .*/cases/' "a case is referred"
post scco "/casework/$ref/refer" role=police to=Malindi reason=RMTX "day=$later" once=asked
post scco "/casework/$ref/refer" role=police to=Malindi reason=RMTX "day=$later" once=asked
get scco "/cases/$ref"
[ "$(grep -o 'href="/referrals/[0-9]*"' "$d/heard" | wc -l)" -eq 2 ]
verdict $? "and once more by a form sent twice"
get nurse "/cases/$ref"
answers 404 "who is asked does not see the case by that"
get nurse /referrals
says "but has the referral on the list" 'SCCO, Malindi'
rid=$(grep -o '/referrals/[0-9]*' "$d/heard" | head -n 1 | grep -o '[0-9]*')
get nurse /
says "and on Today" 'answer to a referral'
get nurse "/referrals/$rid"
says "with what may be told" 'Mossy Green cough'
! grep -aq 'Mossy Green' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "which is nowhere in the store in the clear"
get other "/referrals/$rid"
answers 404 "a third post does not see it"
post other "/referrals/$rid" to=accepted version=1
answers 404 "nor answers it"
post scco "/referrals/$rid" to=accepted version=1
says "nor does who offered it" 'Only the post that was asked'
post nurse "/referrals/$rid" to=refused version=1 text=no
says "a refusal says why" 'Say why, in 10 letters'
says "and what was written stands in its form" 'open><summary>Refuse'
post nurse "/referrals/$rid" to=returned version=1 'text=examined and treated today'
says "what was not accepted is not brought back" 'cannot follow what stands there'
post nurse "/referrals/$rid" to=accepted version=1
answers '303 .*/referrals/' "it is accepted"
get nurse "/cases/$ref"
answers 200 "and the case is seen by who has it to do"
post nurse "/referrals/$rid" to=returned version=1 'text=examined and treated today'
says "an answer to what was seen before is not taken" 'changed this meanwhile'
post nurse "/referrals/$rid" to=returned version=2 'text=examined and treated today'
answers '303 .*/referrals/' "it is brought back"
get scco "/cases/$ref"
says "with what came of it" 'examined and treated today'
get nurse /
hasnt "and nothing of it is left to be done" "$d/heard" 'answer to a referral'
m message list --limit 60 --json >"$d/texts"
has "the post that was asked was texted" "$d/texts" '"key": *"referral.offered"'
[ "$(grep -o '"key": *"referral.answered"' "$d/texts" | wc -l)" -eq 2 ]
verdict $? "and the one that asked, each time"

post scco "/casework/$ref/refer" role=odpp to=Malindi reason=RMLG "day=$later"
answers '303 .*/cases/[0-9]*.climbed=1' "a referral to a post that nobody holds goes up"
get scco "/cases/$ref?climbed=1"
says "as a case would, and the page says so" 'it went to the nearest post above'
says "here to the county" '</a>: County coordinator, Kilifi <span class="tag">offered'
post scco "/casework/$ref/refer" role=health to=Malindi reason=RMTX "day=$later" child=4711
answers 404 "nothing is referred of a child that the case is not about"

# --- a partner's update, the record ---
post nurse /sheets/new sheet=hospital about=case "subject=$ref" version=0 "f.date=$today" 'f.facility=Malindi Hospital' \
    f.within_72=yes f.examined=yes f.prc=no f.p3_filled=no f.specimens=no f.pep=no f.admitted=no f.counselling=yes \
    'f.health_worker_name=Nurse Dama' "f.next=$later"
answers 303 "the hospital writes its update"
get nurse /
says "and has the next one to make" 'report of a partner'
get scco "/casework/$ref/record"
answers 200 "the whole record is one page"
says "with the visits" 'Child seen and spoken to'
says "the partner's update" 'Malindi Hospital'
says "and the court" 'Malindi Law Courts'
get other "/casework/$ref/record"
answers 404 "for nobody else"

# --- transferred ---
post scco "/casework/$ref/transfer" 'place=Malindi' reason=CTFMO office=003.012
says "an office takes no case of a place it does not cover" 'That office does not cover the place'
post scco "/casework/$ref/transfer" 'place=Kilifi' reason=CTFMO
says "a county is no place for a case" 'Write a sub-county or a ward'
says "and what was typed is kept" 'name="place" value="Kilifi"'
post other "/casework/$ref/transfer" 'place=Kilifi South' reason=CTFMO
answers 404 "and nobody takes one that is not theirs"
post scco "/casework/$ref/transfer" 'place=003.012' reason=CTFMO
answers '303 .*/cases/' "a case is transferred"
get other "/cases/$ref"
answers 200 "the new office has it"
says "and why it came, in the timeline" 'Given over to that office.*Child and family moved out of the area'
get other /
says "with what is still to be done for it" 'court hearing'
get scco /
hasnt "which the old one is rid of" "$d/heard" 'court hearing'

# --- and home again ---
get scco "/care/$child"
row=$(sed -n 's/.*name="id" value="\([0-9]*\)"><input type="hidden" name="version" value="\([0-9]*\)".*/\1 \2/p' "$d/heard" | head -n 1)
post scco "/care/$child/exit" "id=${row% *}" "version=${row#* }" "day=$(TZ=UTC-3 date +%F)" code=DREN 'words=with her aunt in Ganda'
answers 303 "reintegrated: the child leaves the institution"
get scco "/care/$child"
says "and the timeline says how" 'Left: Reintegration'

# --- closed ---
printf '%s\n' '/as +254711000021' "CLOSE $ref the child is safe and the plan was fulfilled" | m phone >"$d/phone"
code=$(grep -oE 'YES [0-9]{6}' "$d/phone" | tail -n 1)
printf '%s\n' '/as +254711000021' "$code" | m phone >"$d/phone"
get other "/cases/$ref"
says "closed by text alone, the page asks for the closure form" 'closed without its closure form'
get other /
says "and it is among what the officer has to do" 'the closure form'
get other '/cases?state=all&lacks=no-closure'
says "and among the cases to look at again" "href=\"/cases/$ref\""
get other /children/quality
says "which the page of the data's quality names" 'lacks=no-closure'
post other /sheets/new sheet=closure about=case "subject=$ref" version=0 "f.date=$today" f.outcome=COEN f.intervention=LEGA \
    f.needs_met=yes f.child_safe=yes f.told_child=yes 'f.explanation=the plan was fulfilled'
answers 303 "it is filled with the outcome"
form=$(tail -n 1 "$d/heard" | grep -o 'sheets/[0-9]*' | grep -o '[0-9]*')
get other "/cases/$ref"
hasnt "and no more asked for" "$d/heard" 'closed without its closure form'
get other /
hasnt "nor on Today" "$d/heard" 'the closure form'
get other '/cases?state=all&lacks=no-closure'
hasnt "nor among those to look at again" "$d/heard" "href=\"/cases/$ref\""
post other "/sheets/$form/strike" 'reason=filled for the wrong child'
get other /
says "struck out, it is owed again" 'the closure form'
post other "/casework/$ref/plan" need=RMLG code=LEGA "due=$later"
says "nothing is planned for a closed case" 'it must be reopened first'

# --- whose it is ---
m audit list --limit 1000 >"$d/audit"
has "what was tried by another stands in the audit" "$d/audit" 'refused .*act=fill'
has "what was done does, too" "$d/audit" 'service\.given'
stop
done_testing
