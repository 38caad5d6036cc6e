# erase.sh - reading as a person, breaking the glass, holding and erasing by the command; what is left in the store, beside
# the keys and in the audit. The words planted here (Zawadi, kibanda) must be nowhere once the case is erased.
. tests/daemon/lib.sh

texts() { # FROM TEXT: sends it; what it caused to be said is in $d/heard
    "$helper" ask "$d/s" '{"op":"phone.watch"}' "{\"op\":\"phone.send\",\"from\":\"$1\",\"text\":\"$2\"}" >"$d/heard" 2>&1
}
code_of() { # PHONE: the six digits of the last code sent to it
    sed -n "s/.*\"to\":\"$1\".*code=\([0-9]*\).*/\1/p" "$d/heard" | tail -n 1
}

configure
start
people
m clock morning >/dev/null
texts +254700000001 "REPORT neglect girl 9 Ganda, her name is Zawadi Kibanda, she sleeps in the kibanda"
ref=$("$helper" ask "$d/s" '{"op":"case.list"}' | grep -o '"ref":"[0-9]*"' | head -n 1 | tr -dc 0-9)
check "there is a case" test -n "$ref"

check "the officer of the place reads it" m case show "$ref" --as +254711000001
says "with its timeline" 'case.opened'
refused 1 "the officer of another place does not" m case show "$ref" --as +254711000021
cp "$d/heard" "$d/one"
other=10000008
for i in 0 1 2 3 4 5 6 7 8 9; do "$B/bin/mlinzi" read "STATUS 1000000$i" | grep -q '"ref":"' && other=1000000$i; done
refused 1 "a case that is not there" m case show $other --as +254711000021
sed "s/$other/$ref/" "$d/heard" | cmp -s - "$d/one"
verdict $? "is refused in the same words"
refused 1 "with a short reason neither" m case show "$ref" --as +254711000021 --reason "let me"
refused 1 "a reason without a person" m case show "$ref" --reason "the same girl is in a case of ours"
says "is refused with what to write" 'a reason goes with a person: add --as PHONE'
refused 1 "a volunteer cannot break the glass" m case show "$ref" --as +254700000002 --reason "she is the cousin of my neighbour"
"$helper" ask "$d/s" '{"op":"phone.watch"}' "{\"op\":\"case.show\",\"ref\":\"$ref\",\"as\":\"+254711000021\",\"reason\":\"the same girl is in a case of ours\"}" >"$d/heard" 2>&1
says "with a reason an officer does" 'case.opened'
says "and the county is told" '"to":"\+254711000002","key":"alarm.break-glass"'
hasnt "not whose child" "$d/heard" '"event":"text".*(Zawadi|neglect)'
has "and the log has an alarm" "$d/log" '^alarm kind=break-glass case=[0-9]+'
check "the audit has it" m audit list --place 003 --limit 50
says "with the reason" 'break-glass .*the same girl is in a case of ours'

refused 1 "an open case is not erased" m case erase "$ref" --second +254711000004 "the mother asks for it in writing"
says "as it is open" 'refused: open'
texts +254711000001 "DISCARD $ref nobody of this name is known there"
code=$(code_of +254711000001)
texts +254711000001 "YES $code"
check "it is discarded" m case list --state discarded
refused 1 "nothing is held back for a short reason" m erasure hold "$ref" "the court"
says "which says how much is wanted" 'say why, in 20 letters or more'
check "it can be held" m erasure hold "$ref" "the children's court asked for the file"
check "held cases are listed" m erasure list
says "this one" "^$ref +20[0-9]{2}-"
refused 1 "what is held is not erased" m case erase "$ref" --second +254711000004 "the mother asks for it in writing"
refused 1 "nor let go" m erasure release "$ref" "closed"
check "it is released" m erasure release "$ref" "the court has closed its file"
refused 1 "without a reason of some length nothing is erased" m case erase "$ref" --second +254711000004 "asked"
refused 1 "an officer of a place is no second person" m case erase "$ref" --second +254711000001 "the mother asks for it in writing"
refused 1 "nor is a number that is nobody's" m case erase "$ref" --second +254711999999 "the mother asks for it in writing"
"$helper" ask "$d/s" '{"op":"phone.watch"}' "{\"op\":\"case.erase\",\"ref\":\"$ref\",\"second\":\"+254711000004\",\"reason\":\"the mother asks for it in writing\"}" >"$d/heard" 2>&1
says "the second person has a code" '"to":"\+254711000004","key":"confirm.code"'
code=$(code_of +254711000004)
before=$(stat -c %s "$d/store/mlinzi.db-wal")
[ ! -e "$d/keys/erased" ]
verdict $? "until it is answered nothing is erased"
texts +254711000004 "YES $code"
says "done" '"key":"done.erased"'
wiped() { [ "$(stat -c %s "$d/store/mlinzi.db-wal")" -lt "$before" ]; }
check "the store's log keeps no page of before" soon wiped
[ "$(grep -cE '^[0-9]+ [0-9]+$' "$d/keys/erased")" -eq 2 ]
verdict $? "the case and the child stand beside the keys; the volunteer stays"
check "the case is shown as erased" m case show "$ref"
says "with the date" '^erased +20[0-9]{2}-'
says "and its place" '^place +003.016.0077'
hasnt "no name, no words" "$d/heard" 'Zawadi|kibanda|nobody of this name'
refused 1 "nobody reads it any more" m case show "$ref" --as +254711000001
refused 1 "nothing can be done with it" m case share "$ref" police
says "as it is erased" 'is erased'
texts +254700000001 "STATUS $ref"
says "whoever reported it is told of no such case" '"key":"refuse.no-such-case"'
check "the audit keeps the reason" m audit list --limit 50
says "in a row of its own" "erase.reason .*case=$ref.*the mother asks for it in writing"
check "the erasures are listed" m erasure list
says "this one is done" "^$ref .*case.erased"
check "the store's rules hold" m db check
stop
cat "$d/store/"* | strings -n 5 | grep -iE 'zawadi|kibanda' >"$d/heard"
[ ! -s "$d/heard" ]
verdict $? "no planted word is in the store's files"
start
check "after a start it is as it was" m case show "$ref"
says "erased" '^erased +20[0-9]{2}-'
check "the audit is whole all the same" m audit verify

erase() { # REF: by the national officer
    "$helper" ask "$d/s" '{"op":"phone.watch"}' "{\"op\":\"case.erase\",\"ref\":\"$1\",\"second\":\"+254711000004\",\"reason\":\"the mother asks for it in writing\"}" >"$d/heard" 2>&1
    texts +254711000004 "YES $(code_of +254711000004)"
}
discard() { # REF
    texts +254711000001 "DISCARD $1 nobody of this name is known there"
    texts +254711000001 "YES $(code_of +254711000001)"
}
newest() { "$helper" ask "$d/s" '{"op":"case.list"}' | grep -o '"ref":"[0-9]*"' | head -n 1 | tr -dc 0-9; }

# two reports of one child; the second is merged into the first, and the first is erased
m clock wait 3h >/dev/null
texts +254700000001 "REPORT neglect girl 7 Ganda"
a=$(newest)
texts +254700000002 "REPORT neglect girl 7 Ganda"
b=$(newest)
check "one is merged into the other" m case merge "$b" "$a"
discard "$a"
erase "$a"
says "the other is erased" '"key":"done.erased"'
check "what was merged into it is still shown" m case show "$b"
says "closed" '^state +closed'
texts +254700000002 "STATUS $b"
says "and told to whoever reported it" '"key":"case.status"'
m clock wait 1h >/dev/null
texts +254700000002 "NO $b"
says "but not opened again" '"key":"refuse.not-authorised"'
erase "$b"
says "and erased, too" '"key":"done.erased"'

# the schedule: a stranger's case, closed; texts that are of no case
texts +254722000009 "REPORT neglect girl 5 Ganda"
a=$(newest)
discard "$a"
stop
echo 'retention: { case_days = 20; intake_days = 15; notice_days = 5; };' >>"$d/m.cfg"
start
m clock wait 14d >/dev/null
check "what is not near its day is not announced" m erasure list
hasnt "the case is not on the list" "$d/heard" "^$a"
m clock wait 2d >/dev/null
check "near its day it is" m erasure list
says "for a day five days on" "^$a +20[0-9]{2}-.* +20[0-9]{2}-"
check "the status counts it" m status
says "and the days of texts" '^erasures_announced +[1-9]'
has "the log says so" "$d/log" '^erasure.announced case=[1-9][0-9]* day=0 record=0 in_days=5'
m doctor >"$d/heard"
hasnt "doctor has nothing to say of it" "$d/heard" 'erasures'
"$helper" bend "$d/store/mlinzi.db" "update erasure set why = 'failed' where done_s = 0 and case_id <> 0"
m doctor >"$d/heard"
says "but of one that could not be done" '^warn +erasures +1 could not be done.* mlinzi erasure list'
m clock wait 6d >/dev/null
check "then it is done" m case show "$a"
says "erased" '^erased +20[0-9]{2}-'
has "and the log says so" "$d/log" '^erasure.done case=[1-9][0-9]* day=0'
has "a day of texts is done as well" "$d/log" '^erasure.done case=0 day=[1-9][0-9]*'
texts +254722000009 "STATUS $a"
says "the stranger is told of no such case" '"key":"refuse.no-such-case"'
check "rules" m db check
check "and audit hold" m audit verify
stop
done_testing
