# sheets.sh - forms of the register in the console: filled about a case by the officer whose it is, held to their rules field by
# field, changed without writing over another's change, kept in every version, struck out with a reason; for nobody else.
. tests/daemon/lib.sh
console

sign_in scco 'SCCO, Malindi'
sign_in cccs 'County coordinator, Kilifi'
sign_in other 'SCCO, Kilifi South'
[ -s "$d/scco.token" ] && [ -s "$d/other.token" ]
verdict $? "officers sign in"
type_lines 'mtoto wa miaka 7 amepigwa na baba Malindi mjini'
ref=$(newest)
[ -n "$ref" ]
verdict $? "a report opens a case"

# --- filled ---
get scco "/cases/$ref"
says "the case offers its forms" '<option value="follow-up">Follow-up'
get scco "/sheets/new?sheet=follow-up&about=case&subject=$ref"
answers 200 "the form is shown"
says "with what it asks" 'Is the child safe tonight\?'
says "and when a question is asked" 'Only if .*Is the child safe tonight\?.* is No'
in="sheet=follow-up about=case subject=$ref version=0"
# shellcheck disable=SC2086
post scco /sheets/new $in 'f.date=1 Jan 2031' 'f.seen=SEEN' 'f.status=NONE' 'f.safe=no'
answers 422 "wrong answers are refused"
says "a day to come, at its field" 'This date is too late'
says "what is in no list" 'Choose one from the list'
says "what must be answered then" 'This must be answered'
says "and what was typed is kept" 'value="1 Jan 2031"'
get scco "/cases/$ref"
hasnt "nothing was stored" "$d/heard" 'href="/sheets/[0-9]'
today=$(TZ=UTC-3 date +%d/%m/%Y)
# shellcheck disable=SC2086
post scco /sheets/new $in "f.date=$today" 'f.seen=Child seen and spoken to' 'f.status=FUBE' 'f.safe=yes' 'f.comment=Green blanket & a <lamp>'
answers '303 .*/sheets/[0-9]*[?]saved=1' "right ones are stored"
id=$(tail -n 1 "$d/heard" | grep -o 'sheets/[0-9]*' | grep -o '[0-9]*')
get scco "/sheets/$id"
says "and shown by their labels" '<dd>Child seen and spoken to</dd>'
says "words as they were typed, and no markup" 'Green blanket &amp; a &lt;lamp&gt;'
get scco "/cases/$ref"
says "the case lists it" "href=\"/sheets/$id\""
curl -s -b "$d/scco.jar" -H 'Cookie: lang=sw' "$root/sheets/$id" >/dev/null
! grep -aq 'Green blanket' "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal"
verdict $? "what was written is nowhere in the store in the clear"

# --- changed ---
get scco "/sheets/$id/change"
answers 200 "it can be changed"
says "from what stands there" 'Green blanket &amp; a &lt;lamp&gt;</textarea>'
change="sheet=follow-up about=case subject=$ref version=1"
# shellcheck disable=SC2086
post cccs "/sheets/$id/change" $change "f.date=$today" 'f.seen=SEEN' 'f.status=FUWO' 'f.safe=yes' "f.comment=$(printf '%0800d' 0 | sed 's/0/’/g') to its end"
answers 303 "the county changes it"
# shellcheck disable=SC2086
post scco "/sheets/$id/change" $change "f.date=$today" 'f.seen=SEEN' 'f.status=FUBE' 'f.safe=yes'
answers 422 "who saw the version before does not write over it"
says "and is told so" 'Somebody else changed this form'
get scco "/sheets/$id"
says "the new answer stands" '<dd>Worse</dd>'
says "and a long one to its last word" '’ to its end'
hasnt "what was taken back does not" "$d/heard" 'Green blanket'
get scco "/sheets/$id?version=1"
says "the earlier version is kept whole" 'Green blanket'
says "and says that it is earlier" 'This is an earlier version'

# --- not theirs ---
get other "/sheets/$id"
answers 404 "another sub-county does not see it"
# shellcheck disable=SC2086
post other /sheets/new $in "f.date=$today" 'f.seen=SEEN' 'f.status=FUBE' 'f.safe=yes'
answers 404 "nor fills one there"
post other "/sheets/$id/strike" 'reason=a reason of some letters'
answers 404 "nor strikes it out"
m audit list --limit 1000 >"$d/audit"
[ "$(grep -c 'refused .*act=' "$d/audit")" -ge 3 ]
verdict $? "each of it stands in the audit"
has "readings do, too" "$d/audit" 'sheet\.read .*sheet=follow-up'

# --- struck out ---
post scco "/sheets/$id/strike" 'reason=short'
answers 422 "striking out asks why"
post scco "/sheets/$id/strike" 'reason=filled about the wrong child'
answers 303 "with a reason it is struck out"
get scco "/sheets/$id"
says "it stays readable, marked" 'This form was struck out'
post scco "/sheets/$id/change" "sheet=follow-up" "about=case" "subject=$ref" "version=3" "f.date=$today" 'f.seen=SEEN' 'f.status=FUBE' 'f.safe=yes'
answers 422 "and is changed no more"

# --- one of a kind ---
get scco "/sheets/blank/crs"
answers 200 "a blank form can be printed"
kill -9 "$pid"
wait "$pid" 2>/dev/null
check "killed, it starts again" start
get scco "/sheets/$id"
says "and what was filled is there" 'This form was struck out'
stop
done_testing
