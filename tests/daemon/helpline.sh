# helpline.sh - the desk of the helpline 116: a call taken on one page in few keys, silent ones counted without a form, a
# call that becomes a case whose caller hears its steps, and nobody but the helpline reads any of it. Killed, nothing is
# lost and nothing is twice.
. tests/daemon/lib.sh
console

once() { get help /helpline; sed -n 's/.*name="once" value="\([^"]*\)"><input type="hidden" name="begun".*/\1/p' "$d/heard" | head -n 1; }
count() { "$helper" ask "$d/store/mlinzi.db" "$1" 2>/dev/null; }
id_of() { tail -n 1 "$d/heard" | grep -oE '(taken=|helpline/)[0-9]+' | grep -oE '[0-9]+'; }

m person add helpline +254711000117 KE --name 'Mwikali of the helpline' >/dev/null
for row in 'help:Helpline 116, Kenya' 'scco:SCCO, Malindi' 'cccs:County coordinator, Kilifi' 'national:National desk, Kenya' 'police:Police, Malindi' 'admin:Administrator, Kenya' 'auditor:Auditor, Kenya'; do
    sign_in "${row%%:*}" "${row#*:}"
done

# --- one call for information, on one page ---
get help /helpline
answers 200 "the helpline has its desk"
says "the subject has the focus" '<select id="subject" name="subject" required autofocus>'
says "each answer begins with a sign of its own" '<option value="SUIN">0 Asks about a service'
says "it came by voice unless somebody says otherwise" '<option value="CHVO" selected>'
says "and in Swahili, the first time" '<option value="LGSW" selected>'
says "a silent call is one key with Alt" 'accesskey="s">Silent'
keys=$(($(printf '0' | wc -c) + 1 + $(printf '1' | wc -c) + 1 + $(printf 'kilifi' | wc -c) + 1 + $(printf 'g' | wc -c) + 1 + $(printf '12' | wc -c) + 1))
order=$(tr '>' '\n' <"$d/heard" | sed -n '/id="take"/,$p' | grep -oE '<(select|input|textarea|button) (id|name)="[a-z_]*"' | grep -oE '"[a-z_]*"' | grep -v -e token -e once -e begun | head -n 5 | tr -d '"\n')
[ "$order" = subjectoutcomeplacesexage ]
verdict $? "what every talk has comes first, in the order it is told"
[ "$keys" -le 25 ]
verdict $? "an information call with place, sex and age of the child takes $keys keys"
o=$(once)
call="subject=SUIN outcome=OTIN place=kilifi sex=F age=12 channel=CHVO language=LGEN"
# shellcheck disable=SC2086
post help /helpline "once=$o" $call "notes=asks about a lamp of green glass"
answers '303 .*taken=' "it is stored"
info=$(id_of)
# shellcheck disable=SC2086
post help /helpline "once=$o" $call "notes=asks about a lamp of green glass"
[ "$(id_of)" = "$info" ]
verdict $? "sent twice, it is one contact"
get help "/helpline/$info"
says "and shown" 'Asks about a service'
says "with its county" 'Kilifi'
says "and the notes" 'lamp of green glass'
! grep -aq 'green glass' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "which are nowhere in the store in the clear"
get help /helpline
says "the next form has the language of the last call" '<option value="LGEN" selected>'
post help /helpline "once=$(once)" outcome=OTIN place=Atlantis channel=CHVO language=LGEN "notes=kept when refused"
answers 422 "no subject, no such place: refused"
says "what was typed is still there" 'kept when refused'

# --- silent ---
get help /helpline
c=$(sed -n 's/.*name="once" value="\(c[^"]*\)".*/\1/p' "$d/heard" | head -n 1)
post help /helpline/count "once=$c" kind=silent
answers 303 "a silent call is counted without a form"
post help /helpline/count "once=$c" kind=silent
post help /helpline/count "once=${c}x" kind=prank
get help /helpline/figures.csv
says "once" '"Silent","1"'
says "a prank, too" '"Prank","1"'
says "and the talk, by subject" '"subject","Asks about a service","1"'
says "and by county" '"county","Kilifi","1"'
get help /helpline/figures
says "as a drawing with its table" '<svg class="chart bars"'

# --- a case: who left a number hears, who wished not to be named does not ---
case_of() { # ID: its reference, when it is there
    tries=50
    ref=''
    while [ -z "$ref" ] && [ $tries -gt 0 ]; do
        get help "/helpline/$1"
        ref=$(sed -n 's/.*<p class="figure">\([0-9]*\) *\([0-9]*\)<.*/\1\2/p' "$d/heard")
        tries=$((tries - 1))
    done
}
told="subject=SUAB outcome=OTCA place=Malindi sex=M age=7 channel=CHVO language=LGSW kind=physical"
post help /helpline "once=$(once)" subject=SUAB outcome=OTCA place=Malindi channel=CHVO language=LGEN "notes=kept all the same"
answers 422 "a case of which nothing is told is none"
says "the part about the case is open" '<details open>'
says "and says what is missing" 'Write what happened to the child'
says "and what was typed is still there" 'kept all the same'
# shellcheck disable=SC2086
post help /helpline "once=$(once)" $told phone=0711000777 "notes=the caller cries" "report=mtoto amepigwa na baba Malindi mjini"
answers '303 .*helpline/[0-9]' "a call becomes a case"
called=$(id_of)
case_of "$called"
[ -n "$ref" ]
verdict $? "its number is there to be told"
says "and that of the contact in the heading" "<h1>Contact $called</h1>"
says "with the years that were said" '<dd>7</dd>'
says "and the words it was opened with" 'mtoto amepigwa na baba Malindi mjini'
get scco "/cases/$ref"
says "the officer of the place sees the case" 'amepigwa na baba'
hasnt "without the counselling notes" "$d/heard" 'the caller cries'
named=$ref
get scco "/cases/$named?act=verify"
o=$(sed -n 's/.*name="once" value="\([^"]*\)".*/\1/p' "$d/heard" | head -n 1)
version=$(sed -n 's/.*name="version" value="\([0-9]*\)".*/\1/p' "$d/heard" | head -n 1)
post scco "/cases/$named/verify" "once=$o" "version=$version" 'text=went there, the child is safe'
answers 303 "the officer takes it up"
heard_of() { m case show "$named" --json | grep -q '"case.verified","number":"+254711\*\*\*\*77"'; }
check "and the caller hears it by text" soon heard_of
# shellcheck disable=SC2086
post help /helpline "once=$(once)" $told anonymous=1 phone=0711000778 "report=mtoto amechomwa Malindi mjini"
answers 422 "who wishes not to be named leaves no number"
# shellcheck disable=SC2086
post help /helpline "once=$(once)" $told anonymous=1 "report=mtoto amechomwa Malindi mjini"
nameless=$(id_of)
case_of "$nameless"
[ -n "$ref" ] && [ "$ref" != "$named" ]
verdict $? "without a name it is a case all the same"
m case show "$ref" --json >"$d/shown" 2>&1
has "that has no reporter" "$d/shown" '"reporters": *\[\]'
m case show "$named" --json >"$d/shown" 2>&1
get help "/helpline/$called"
says "the same number's contacts are found" 'Earlier contacts of this number'
# shellcheck disable=SC2086
post help /helpline "once=$(once)" $call danger=1
danger=$(id_of)
get help "/helpline/$danger"
says "a talk about a child in danger is no less urgent as a case that is opened later" 'name="danger" value="1"'
post help "/helpline/$danger/case" language=LGSW place=Malindi age=seven
answers 422 "an age that is no number is refused"
says "and where the child is stays typed" 'name="place" maxlength="60" value="Malindi"'

# --- a copy for whoever told it, and erasing by two ---
get help "/helpline/$info/copy"
says "all that is held of a contact is one page" 'lamp of green glass'
get national "/helpline/$info/copy"
answers 404 "nobody else copies it"
words='the caller asks for it by letter, file 3'
post help /erasures act=ask about=contact "subject=$called" second=auditor "reason=$words"
says "one whose case is open is kept" 'a case about it is open'
post national /erasures act=ask about=contact "subject=$info" second=auditor "reason=$words"
answers 404 "nobody else asks that it goes"
code_asked +254711000008 "{\"op\":\"record.erase\",\"as\":\"+254711000006\",\"about\":\"contact\",\"subject\":\"$info\",\"second\":\"auditor\",\"reason\":\"$words\"}"
get auditor /erasures
says "the auditor, who reads no contact, sees what is asked and why" "$words"
hasnt "not what was said" "$d/heard" 'green glass'
post auditor /erasures act=confirm "code=$code" "once=$(once)"
answers '303 .*done=erased' "and does it"
get help "/helpline/$info"
answers 410 "its page says that it is erased"
hasnt "and nothing of it" "$d/heard" 'green glass'

# --- who else ---
for who in scco cccs national police admin auditor; do
    get $who /helpline
    answers 403 "$who has no desk here"
    get $who "/helpline/$called"
    answers 404 "$who reads no contact"
    get $who /helpline/figures.csv
    answers 403 "$who counts none"
    post $who /helpline "once=x$who" subject=SUIN outcome=OTIN channel=CHVO language=LGEN
    answers 403 "$who takes none"
    post $who "/helpline/$called/case" "report=x"
    answers 404 "$who makes no case of one"
done
m audit list --limit 1000 >"$d/audit"
[ "$(grep -c 'refused .*act=contact' "$d/audit")" -ge 18 ] && [ "$(grep -c 'refused .*act=read op=contact' "$d/audit")" -ge 12 ]
verdict $? "each try stands in the audit"
has "so do the readings" "$d/audit" 'contact\.read .*contact='
hasnt "never what was said" "$d/audit" 'green glass|cries|254711000777'

# --- shifts: planned by whoever holds the post, worked by another; what one hands over, the next reads ---
mwikali=$(curl -s "$root/sign-in" | sed -n 's/.*name="person" value="\([0-9]*\)">Helpline 116.*/\1/p' | tail -n 1)
curl -s -c "$d/second.jar" "$root/sign-in" >"$d/page"
curl -s -b "$d/second.jar" -c "$d/second.jar" --data "token=$(sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$d/page" | head -n 1)&person=$mwikali" "$root/sign-in/practice" >/dev/null
curl -s -b "$d/second.jar" "$root/ladder" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1 >"$d/second.token"
hour=$(TZ=Africa/Nairobi date +%H) # until six the night of yesterday runs, which nobody planned
for shift in 0 1 2; do # whichever runs now
    post help /helpline/shifts "day=$(TZ=Africa/Nairobi date +%F)" shift=$shift line=2 "person=$mwikali" days=3
done
answers 303 "the holder of the post puts a counsellor on a line, three days ahead"
post help /helpline/shifts "day=$(TZ=Africa/Nairobi date +%F)" shift=0 line=WhatsApp "person=$mwikali" days=1
answers 422 "one counsellor is on one line"
says "and it is said why" 'on another line in one of these shifts'
says "and what was typed stays" 'value="WhatsApp"'
post second /helpline/shifts "day=$(TZ=Africa/Nairobi date +%F)" shift=0 line=3 "person=$mwikali" days=1
answers 403 "a counsellor plans nothing"
get second /helpline/shifts
says "but sees who is on, by name" 'Mwikali of the helpline'
hasnt "and no way to take anybody off" "$d/heard" '/helpline/shifts/off'
get second /helpline
case ${hour#0} in [0-5]) ;; *) says "on the desk it is who is on now" '\(you\)' ;; esac
post second /helpline/handover "words=Contact 12 calls again at nine, about the grey goat"
answers 303 "what is open is handed over"
post second /helpline/handover "words=Contact 12 calls again at ten, about the grey goat"
get second /helpline/shifts
says "and may be put better" 'at ten, about the grey goat'
says "shown as it was left" 'Your note, as the next'
! grep -aq 'grey goat' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "sealed in the store"
get help /helpline
hasnt "who is in the same shift is not told that something waits" "$d/heard" 'An earlier shift has left a note'
m clock wait 8h >/dev/null
get help /helpline
says "the next shift is" 'An earlier shift has left a note'
get help /helpline/shifts
says "and reads it, with who wrote it" 'grey goat.*'
post help /helpline/handover/read x=1
get help /helpline/shifts
says "that it was read stands beside it" 'Read by: Neema of the helpline'
"$helper" bend "$d/store/mlinzi.db" 'update handover set day = day - 5, read_s = 0'
get help /helpline
says "one that nobody read is told of however old it is" 'An earlier shift has left a note'
post help /helpline/shifts/off "day=$(TZ=Africa/Nairobi date +%F)" shift=0 line=2
answers 303 "a shift is taken off the roster"
post help /helpline/shifts/off "day=$(TZ=Africa/Nairobi date +%F)" shift=0 line=2
answers 303 "sent twice, nothing more happens"
for who in scco national admin; do
    get $who /helpline/shifts
    answers 403 "$who has no shifts"
    post $who /helpline/handover words=x
    answers 403 "nor hands anything over"
done
m audit list --limit 1000 >"$d/audit"
has "all of it stands in the audit" "$d/audit" 'shift.planned .*line=2'
has "the reading, too" "$d/audit" 'handover.read'
has "and what a counsellor tried" "$d/audit" 'refused .*op=shift.plan'
hasnt "no words of it" "$d/audit" 'goat'

# --- killed ---
# shellcheck disable=SC2086
post help /helpline "once=$(once)" $told phone=0711000779 "report=mtoto ametupwa Malindi mjini"
late=$(id_of)
kill -9 "$pid"
wait "$pid" 2>/dev/null
check "killed at once, it starts again" start
case_of "$late"
[ -n "$ref" ]
verdict $? "the call that was stored is a case"
get help "/helpline/figures.csv?from=$(TZ=Africa/Nairobi date -d yesterday +%F)&to=$(TZ=Africa/Nairobi date -d tomorrow +%F)"
says "every contact is counted" '"outcome","Case opened","3"'
m case list --json >"$d/cases"
[ "$(grep -o '"ref"' "$d/cases" | wc -l)" -eq 3 ]
verdict $? "and none is a case twice"
stop
done_testing
