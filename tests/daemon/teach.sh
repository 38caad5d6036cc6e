# teach.sh - teaching the reader in the console: texts it got wrong without their words, one with them, a proposal that
# holds no name and no number, and the export as rows of tests/readings; who may not is refused, and it is written down.
. tests/daemon/lib.sh
console
at=/messages/teach

audit() { m audit list --limit 1000 >"$d/audit"; }
texts() { grep -o "href=\"$at/[0-9]*\"" "$d/heard" | grep -o '[0-9]*'; }

sign_in admin 'Administrator, Kenya'
sign_in auditor 'Auditor, Kenya'
sign_in national 'National desk, Kenya'
sign_in scco 'SCCO, Malindi'
type_lines 'REPORT neglect boy 6 Ganda' 'Win 5000 shillings now, send MPESA code to 0733123456 http://example.invalid' 'asante sana'
# Of a case, and not understood: a name and a number in it.
echo 'zzqx kuna shda na mtoto anaitwa Kadogo piga 0722 123 456' | m phone +254700000077 >"$d/phone"

# --- the list, without words ---
get national $at
answers 200 "the national desk sees what was not understood"
says "with the sender masked" '\+254700\*\*\*\*77'
hasnt "and no words" "$d/heard" 'zzqx|Kadogo|shillings'
says "advertising among it" 'taken for advertising'
hasnt "a report that was read is not in it" "$d/heard" 'thanks and the like</td>|an officer [a-z ]*</td>'
unread=$(sed -n "s,.*href=\"$at/\([0-9]*\)\".*77.*not understood.*,\1,p" "$d/heard" | head -n 1)
spam=$(sed -n "s,.*href=\"$at/\([0-9]*\)\".*taken for advertising.*,\1,p" "$d/heard" | head -n 1)
[ -n "$unread" ] && [ -n "$spam" ]
verdict $? "each leads to its page"
get national "$at?why=chatter"
says "thanks only when asked for" 'thanks and the like</td>'
get admin $at
says "admin sees the text of no case" "href=\"$at/$spam\""
hasnt "and none of a case" "$d/heard" "href=\"$at/$unread\"|/cases/[0-9]{8}"

# --- who may not ---
for who in auditor scco; do
    for path in $at $at/$spam $at/$unread $at/proposed $at.tsv; do
        get $who $path
        answers 403 "$who: $path is not theirs"
        hasnt "no word of it" "$d/heard" 'zzqx|shillings|2547'
    done
    post $who $at/$spam/put intent=unknown words=xx clean=1
    answers 403 "$who proposes nothing"
    post $who $at/$spam/end
    answers 403 "nor takes anything back"
done
audit
[ "$(grep -c 'refused .*act=teach\.' "$d/audit")" -eq 14 ]
verdict $? "each try stands in the audit"
for bad in 999999 0 -1 x; do
    get national $at/$bad
    answers 404 "$bad is no text"
done
get admin $at/$unread
answers 404 "for admin the text of a case is not there"
hasnt "none of its words" "$d/heard" 'zzqx'
post admin $at/$unread/put intent=report words='what I think it said' clean=1
answers 404 "and takes no proposal"

# --- the words ---
get admin $at/$spam
answers 200 "a text of no case is read by admin"
says "with its words" 'Win 5000 shillings'
audit
has "which is written down" "$d/audit" "text.read .*text=$spam"
get national $at/$unread
answers 200 "a text of a case by whoever sees the case"
says "with its words" 'zzqx kuna shda na mtoto anaitwa Kadogo'
says "and what the reader makes of them" '<dt>Command</dt><dd>(unknown|report)</dd>'
says "for the corpus without the number" 'piga 0720 000 000'
ref=$(grep -oE '/cases/[0-9]{8}' "$d/heard" | grep -oE '[0-9]{8}' | head -n 1)
m audit list --limit 1000 --json | tr '{' '\n' | grep '"read"' >"$d/audit"
has "it stands in the audit as a reading of the case" "$d/audit" "\"case\": *\"$ref\""
get national "/cases/$ref"
says "and on its page, among who read it" 'National desk'

# --- proposing ---
words='zzqx kuna shida na mtoto anaitwa Amani piga 0720 000 000'
wrong() { # WHAT IT SAYS NAME=VALUE...
    what=$1
    shift
    post national $at/$unread/put "$@"
    answers 422 "refused: $what"
    says "and it says why" "$what"
}
wrong 'taken out or invented' intent=report "words=$words"
wrong 'a phone number, a reference' intent=report clean=1 'words=zzqx piga 0722 123 456'
wrong 'a phone number, a reference' intent=report clean=1 'words=zzqx kesi 48173024'
wrong 'a phone number, a reference' intent=report clean=1 "words=$words" note=0722123456
wrong 'at least one thing' clean=1 "words=$words"
wrong 'an age is' clean=1 age=31 "words=$words"
wrong 'a place is the code' clean=1 place=Nowhere "words=$words"
says "what was typed is kept" 'value="Nowhere"'
post national $at/$unread/put intent=report kind=neglect sex=M age=6 unit=years place=Malindi "words=$words" 'note=shda is shida' clean=1
answers "303 .*$at.done=1" "a proposal is stored"
post admin $at/$spam/put intent=unknown 'words=Win 5000 shillings, send the code to 0730000000' clean=1
answers 303 "admin proposes for a text of no case"
audit
has "both stand in the audit" "$d/audit" "teach.proposed .*text=$unread"
stop KILL
strings -n 6 "$d/store/mlinzi.db" "$d/store/mlinzi.db-wal" 2>/dev/null | grep -E 'shda is shida|Win 5000|zzqx' >"$d/heard"
[ ! -s "$d/heard" ]
verdict $? "nothing of it is readable in the store"
check "killed and started again" start
soon curl -s -o /dev/null -m 2 "$root/sign-in"
get national $at/proposed
answers 200 "the proposals outlive it"
says "in fields" '<dd>neglect</dd>'
says "with the place" 'Malindi, Kilifi'
hasnt "without words" "$d/heard" 'zzqx'
get national $at
says "the list says that something was proposed" "href=\"$at/$unread\".*[0-9]{4}, [0-9:]{5}</td></tr>"

# --- the export ---
get admin $at.tsv
says "admin takes out what is of no case" "^T$spam	"
hasnt "and nothing of a case" "$d/heard" "^T$unread	|zzqx"
get national $at.tsv
answers 200 "the national desk takes out both"
sed '$d' "$d/heard" | sed '$d' >"$d/taught.tsv"
[ "$(head -n 1 "$d/taught.tsv")" = "$(head -n 1 tests/readings/public.tsv)" ]
verdict $? "under the corpus's own heading"
want='"abuse": \["neglect"\], "sex": "M", "age_years": 6, "place": \{"county": "003", "constituency": "003.016", "ward": null\}'
says "a row of the corpus" "^T$unread	unknown	\\[\"zzqx kuna shida na mtoto anaitwa Amani piga 0720 000 000\"\\]	\\[1\\]	\\{\"intent\": \"report\", $want\\}	proposed .* by national: shda is shida"'$'
audit
has "the words that left stand in the audit" "$d/audit" "teach.exported .*proposals=2"
has "and at their case" "$d/audit" "$ref.*teach.exported|teach.exported.*$ref"
node tests/readings/compare.js "$B/bin/mlinzi" "$d/taught.tsv" >"$d/heard"
says "the readings' own test takes it" '^1\.\.2$'
says "and finds what the reader still gets wrong" "^not ok [12] - reading T$unread"
post national $at/$spam/end
answers 303 "a proposal is taken back"
get national $at/proposed
hasnt "and gone" "$d/heard" "$at/$spam\""

done_testing
