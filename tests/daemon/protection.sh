# protection.sh - online protection and counter-trafficking about a case: evidence by reference and fingerprint and never the
# material, a takedown asked for again until it is answered, forms A to H in their order; for those who see the case.
. tests/daemon/lib.sh
console

sign_in scco 'SCCO, Malindi'
sign_in other 'SCCO, Kilifi South'
[ -s "$d/scco.token" ] && [ -s "$d/other.token" ]
verdict $? "officers sign in"
type_lines 'mtoto wa miaka 7 amepigwa na baba Malindi mjini'
ref=$(newest)
[ -n "$ref" ]
verdict $? "a report opens a case"

today=$(TZ=UTC-3 date +%d/%m/%Y)
file() { # SHEET FIELD=VALUE...
    s=$1
    shift
    post scco /sheets/new "sheet=$s" about=case "subject=$ref" version=0 "f.date=$today" "$@"
}
duty() { "$B/bin/mlinzi" -c "$d/m.cfg" case show "$ref" --json >/dev/null; get scco /; grep -c 'asking again for a takedown' "$d/heard"; }

# --- a takedown ---
sha=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
file takedown f.platform=PLTT f.address=data:image/png,iVBORw0KGgo f.sent_to=desk f.sent_by=police
answers 422 "the picture itself is refused"
says "and it is said why" 'looks like the picture or film itself'
file takedown f.platform=PLTT f.address=https://example.org/clip/7 f.hash=d41d8cd98f00b204e9800998ecf8427e f.sent_to=desk f.sent_by=police
answers 422 "a fingerprint of another kind is refused"
file takedown f.platform=PLTT f.address=https://example.org/clip/7 "f.hash=$sha" f.sent_to=desk f.sent_by=police
answers 303 "a request is written down by its address and SHA-256"
id=$(tail -n 1 "$d/heard" | grep -o 'sheets/[0-9]*' | grep -o '[0-9]*')
get scco /protection
says "the log has it, as requested" 'data-l="State">requested<'
[ "$(duty)" -eq 1 ]
verdict $? "to ask again is due"
post scco "/sheets/$id/change" sheet=takedown about=case "subject=$ref" version=1 "f.date=$today" f.platform=PLTT f.address=https://example.org/clip/7 f.sent_to=desk f.sent_by=police f.reply=TKRE "f.reply_on=$today"
answers 303 "the reply is written down"
get scco /protection
says "the log says removed" 'data-l="State">removed<'
[ "$(duty)" -eq 0 ]
verdict $? "and nobody need ask again"

# --- trafficking, in order ---
b="f.safe_now=yes f.trafficker_knows=no f.threats=no"
# shellcheck disable=SC2086
file ctip-b $b
says "B before A is refused, and why" 'Another form comes first'
h="CTIP $ref date $(TZ=UTC-3 date +%d.%m.%Y) seen SEEN safe yes contacted no school RTGO health RTGO feelings RTGO"
type_lines '/as +254711000001' "$h"
cp "$d/phone" "$d/heard"
says "so is H by a text" 'another form comes'
m unit list >/dev/null
printf '%s\n' 'code,kind,name,area,parent,licence,licence_to,ages,capacity' 'CCI-TULIA,TNRC,Tulia Home,003.016,,L/7,2036-12-31,0-17,40' >"$d/u.csv"
m import units "$d/u.csv" >/dev/null
file ctip-a f.explained=yes f.language=Giriama f.interview=AGYE f.services=AGYE f.sharing=AGYE f.medical=AGYE f.police=AGYE \
    f.guardian_safe=yes f.may_withdraw=yes
answers 303 "A is filled"
# shellcheck disable=SC2086
file ctip-b $b f.others_held=no f.injured=no f.self_harm=no f.family_safe=yes f.risk=RLHG 'f.measures=moved to her aunt'
answers 303 "then B"
soon=$(TZ=UTC-3 date -d '+6 days' +%d/%m/%Y)
for to in 'Tulia Home' 'Nyota Trust'; do
    file ctip-c f.from=TFDRL f.services=SPSH "f.to=$to" f.to_kind=TFDRN f.consent=yes 'f.escort=the chief of Ganda' "f.needed_by=$soon"
done
get scco "/cases/$ref"
hasnt "a form C before the screening refers nobody" "$d/heard" 'Temporary shelter'
screen() { # RESULT
    file ctip-d "f.place=003.016" f.came_by=TFDRL f.recruiter=RKFA 'f.promised=work in a shop' f.means=TMUF f.paid=no f.ways=TWRO \
        f.papers=DOCH f.purpose=TPSE f.work=TFDLA f.free_to_go=no f.hurt=yes 'f.story=she was told of a shop in town' \
        "f.result=$1" 'f.why=as she tells it' f.police_told=no
}
screen SCNV
answers 303 "screened, and no victim"
get scco "/cases/$ref"
hasnt "the case is of no other kind for that" "$d/heard" 'Also of this kind'
screen SCPV
answers 303 "screened again: perhaps one"
sleep 0.3
get scco "/cases/$ref"
says "the case is a trafficking case" 'Also of this kind.*rafficking'
says "as grave as that" '<span class="tag s1">S1'
says "and the shelter that form C names is asked" '</a>: CCI-TULIA <span class="tag">offered'
get scco /
[ "$(grep -c 'answer to a referral' "$d/heard")" -eq 2 ]
verdict $? "of the trust, which is no unit here, the officer brings the answer"
screen SCVT
get scco /referrals
[ "$(grep -c 'Temporary shelter' "$d/heard")" -eq 1 ]
verdict $? "nothing is referred twice"
type_lines '/as +254711000001' "$h"
cp "$d/phone" "$d/heard"
says "H by a text follows D and E alone" 'another form comes'
refused 1 "a kind that is none is not added" m case kind "$ref" sadness found on a phone
refused 1 "nor one that it has" m case kind "$ref" trafficking found on a phone
check "a kind is added at the machine, too" m case kind "$ref" online found on a phone
version=$(get scco "/cases/$ref?act=kind"; sed -n '/cases\/[0-9]*\/kind"/,/version/s/.*name="version" value="\([0-9]*\)".*/\1/p' "$d/heard" | head -n 1)
once=$(sed -n '/cases\/[0-9]*\/kind"/,/<\/form>/s/.*name="once" value="\([^"]*\)".*/\1/p' "$d/heard" | head -n 1)
post scco "/cases/$ref/kind" "version=$version" "once=$once" kind=confinement 'reason=kept in a locked room'
answers 303 "and by the officer on the case's page"
sleep 0.3
get scco "/cases/$ref"
says "which says so" 'Also of this kind.*locked in or tied.*kept in a locked room'
get other /protection
hasnt "another sub-county sees none of it" "$d/heard" "$ref"
kill -9 "$pid"
wait "$pid" 2>/dev/null
check "killed, it starts again" start
"$helper" bend "$d/store/mlinzi.db" "create temp table t as select * from case_file where ref = '$ref'; update t set id = id + 1000000, ref = '99999999', region = 8, county = 47, constituency = 275, ward = 0; insert into case_file select * from t"
"$helper" bend "$d/store/mlinzi.db" "with recursive n(i) as (select 0 union all select i + 1 from n where i < 600) insert into sheet_row (id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void) select 90000000 + i, 'takedown', 1, 1, (select id from case_file where ref = '99999999'), 1, 20000, 0, 0, 0, 0, 0 from n"
get scco /protection
hasnt "another county's log" "$d/heard" 99999999
says "does not crowd it out: the log stands" 'data-l="State">removed<'
stop
done_testing
