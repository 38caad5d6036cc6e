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
get other /protection
hasnt "another sub-county sees none of it" "$d/heard" "$ref"
kill -9 "$pid"
wait "$pid" 2>/dev/null
check "killed, it starts again" start
get scco /protection
says "and the log stands" 'data-l="State">removed<'
stop
done_testing
