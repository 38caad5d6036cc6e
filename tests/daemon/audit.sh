# audit.sh - the audit from outside: verified by the command, a case taken out for a court and held against its proofs, a
# store changed behind the daemon's back found at the record, and the daemon that goes on all the same.
. tests/daemon/lib.sh

configure
check "the daemon starts" start
check "the sample people come in" people
check "practice begins on a working morning" m clock morning
type_lines 'REPORT neglect boy 6 Ganda' '/wait 4h' '/as officer' 'VERIFY visited the home, mother counselled' '/case' '/wait 1d'
ref=$(sed -n 's/.*case  *\([0-9]\{8\}\)$/\1/p' "$d/phone" | head -n 1)

check "the audit is whole while the daemon works" m audit verify
says "every record of it" '^[0-9]+ records, [0-9]+ marks, whole$'
check "the public key is printed" m audit key
says "as hex" '^[0-9a-f]{64}$'
key=$(cat "$d/heard")
mv "$d/keys" "$d/away"
check "with the public key alone it is whole, too" m audit verify --public "$key"
says "but for the newest records" '^without this store.s keys'
refused 1 "without any key nothing is verified" m audit verify
mv "$d/away" "$d/keys"
check "the fingerprint is printed" m audit fingerprint
says "with its mark" '^mark [0-9]+: [0-9a-f]{16}, [0-9]+ records$'

refused 1 "a case is not taken out without a reason" m case export "$ref" --bundle "$d/case.json" --reason 'the court'
says "which says how much is wanted" '20 letters'
check "with a reason it is" m case export "$ref" --bundle "$d/case.json" --reason 'for the court at Malindi, as ordered in March'
[ "$(stat -c %a "$d/case.json")" = 600 ] >"$d/heard"
verdict $? "into a private file"
refused 1 "never over another file" m case export "$ref" --bundle "$d/case.json" --reason 'for the court at Malindi, as ordered in March'
check "it stands in the audit" m audit list
says "with its reason" 'op.export .*for the court at Malindi'
check "the bundle holds by itself, without settings or store" env MLINZI_CONFIG=/nowhere "$B/bin/mlinzi" audit verify --bundle "$d/case.json" --public "$key"
says "and says what is proven" '^  1 text that came in, [0-9]+ texts? that w(as|ere) made to go out'
says "and what is not" '^Not proven:'
sed 's/"mother counselled"/"nobody was there"/; s/visited the home, mother counselled/visited the home, nobody was in/' "$d/case.json" >"$d/bent.json"
check "and with the mark that an auditor was told of" m audit verify --bundle "$d/case.json" --public "$key" --mark 1
size=$(stat -c %s "$d/case.json")
for n in 0 1 $((size / 3)) $((size / 2)) $((size - 2)); do
    head -c "$n" "$d/case.json" >"$d/cut.json"
    refused 1 "cut off after $n bytes it is not taken" m audit verify --bundle "$d/cut.json"
    says "and is said to be cut off" 'cut.json is cut off: it ends at line [0-9]+ in the middle.*fetch it again'
done
{ head -c 300 "$d/case.json"; echo '}}'; tail -c +300 "$d/case.json"; } >"$d/bad.json"
refused 1 "something else is not taken" m audit verify --bundle "$d/bad.json"
says "and is no bundle" 'bad.json is damaged or no bundle: line [0-9]+: '
refused 1 "one that is not there" m audit verify --bundle "$d/nowhere.json"
says "is said not to be there" 'nowhere.json cannot be opened: No such file'
refused 1 "a word changed in it is found" m audit verify --bundle "$d/bent.json"
says "in the row" 'the row (note|inbox|case) [0-9]+ is not what was written'
refused 1 "another key did not sign it" m audit verify --bundle "$d/case.json" --public "$(echo "$key" | tr '0-9' '1-90')"

check "the daemon ends" stop
check "a record is changed behind its back" "$helper" bend "$d/store/mlinzi.db" \
    'update audit set role = 7 where shard = 3 and seq = 2'
refused 1 "that is found" m audit verify
says "at its number" '^county 3, record 2: altered$'
check "and its newest record is taken out" "$helper" bend "$d/store/mlinzi.db" \
    'update audit set role = 0 where shard = 3 and seq = 2;
    delete from audit where shard = 0 and seq = (select max(seq) from audit where shard = 0)'
refused 1 "the doctor sees it" m doctor
says "at the end of the audit" '^FAIL +audit .*not what was written'
refused 1 "that is found, too" m audit verify
says "as cut off" '^county 0, record [0-9]+: cut off at the end$'
check "the daemon starts all the same" start
has "with an alarm" "$d/log" '^alarm kind=audit.broken'
type_lines 'REPORT abandoned girl 2 months Ganda'
has "and takes reports" "$d/phone" 'Your report is'
refused 1 "what was cut off stays missed" m audit verify
says "at its number" '^county 0, record [0-9]+: missing$'
check "the daemon ends again" stop
done_testing
