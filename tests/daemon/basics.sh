# basics.sh - starting, stopping, refusing; the command's exit codes; a case from report to closing by the phone.
. tests/daemon/lib.sh

configure
check "--check-config accepts good settings" "$B/bin/mlinzid" -c "$d/m.cfg" --check-config
echo 'store: { pth = "x"; };' >"$d/bad.cfg"
refused 2 "--check-config refuses a setting that is not there" "$B/bin/mlinzid" -c "$d/bad.cfg" --check-config
says "and names file, line and what to write instead" 'bad.cfg:1: .*did you mean store.path'
check "--explain lists the settings" "$B/bin/mlinzid" --explain
says "with their defaults" 'turn.batch_max = 256'
check "--version" "$B/bin/mlinzid" --version
refused 2 "an unknown option is usage" "$B/bin/mlinzid" --nonsense
refused 2 "an unknown sub-command is usage" m nonsense
refused 2 "an unknown word below a sub-command is usage" m case nonsense
refused 3 "without a daemon the command says so with 3" m case list
check "help names every sub-command" m help
says "doctor among them" 'mlinzi doctor'
check "a sub-command explains itself" m case --help
says "with its words" 'case reassign REF PLACE'

check "the daemon starts" start
has "and says that it is ready" "$d/log" '^daemon.ready pid=[0-9]+ carrier=loop'
refused 1 "a second daemon on the same store is refused" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "in a sentence" 'another mlinzid works on the store'
[ "$(stat -c %a "$d/s" "$d/store/mlinzi.db" "$d/keys" "$d/keys/reference.key" | tr '\n' ' ')" = '600 600 700 600 ' ] >"$d/heard"
verdict $? "socket, store and keys are private"
grep -q '^Max core file size *0 *0' "/proc/$pid/limits" >"$d/heard"
verdict $? "no core dumps"

check "the sample people come in" people
check "people are listed" m person list
says "with masked numbers" '\+254700\*+01'
check "and as JSON" m person list --json
says "an object with ok" '^\{.*"ok":true'
refused 1 "a post at the wrong level is refused" m person add cccs +254711000099 003.016
says "with what to write" 'stands at a county'
refused 1 "a number that is none is refused" m person add cccs 12 003
check "practice begins on a working morning" m clock morning
type_lines 'REPORT neglect boy 6 Ganda' '/wait 4h' '/as officer' 'VERIFY visited the home, mother counselled' '/case'
has "the volunteer is answered with a reference" "$d/phone" 'Your report is [0-9]{4} [0-9]{4}'
has "and advice" "$d/phone" 'See the child today'
has "the officer is told" "$d/phone" 'new case'
has "the reporter hears of the step" "$d/phone" 'taken it up and says: visited'
has "the case is shown with its steps" "$d/phone" 'case.verified'
ref=$(sed -n 's/.*case  *\([0-9]\{8\}\)$/\1/p' "$d/phone" | head -n 1)
check "the case is listed" m case list
says "by its reference" "^$ref  S3"
check "and shown" m case show "$ref"
says "with its timeline" 'case.opened +reporter +REPORT neglect'
refused 1 "a mistyped reference is refused" m case show "${ref%?}$(((${ref#???????} + 1) % 10))"
says "as mistyped" 'mistyped'
check "it is shared" m case share "$ref" health
check "the share is there" m case show "$ref"
says "with its post" 'health 003.016'
refused 1 "a share with a post that nobody holds is refused" m case share "$ref" csac
says "with whose it is" 'nobody does the duty of csac'
refused 1 "a share with an officer is refused" m case share "$ref" scco
check "its severity is raised" m case severity "$ref" S2 the child is ill
check "it moves" m case reassign "$ref" 003.012
check "and stands elsewhere" m case show "$ref"
says "with the other office" 'office +003.012'
refused 1 "the same severity again is refused" m case severity "$ref" S2 again
check "the audit is listed" m audit list
says "with who did it" 'op.severity.*user=.*to=S2'
check "holidays are added" m holiday add 2027-03-02 a day of rest
check "and listed" m holiday list
says "by their day" '2027-03-02 +yes +a day of rest'
check "messages are listed" m message list
says "those that came" ' in +\+254700'
check "an office of its own" m office add malindi-north 003.016.0075 --phone +254711000055
check "may hold a post" m person add scco +254711000056 malindi-north --name Zawadi
check "posts are listed" m post list --place malindi-north
says "with the holder" 'scco +malindi-north +Zawadi'
check "a phone is lost" m person lost +254711000056
check "a post is ended" m person end +254711000056 scco malindi-north
refused 1 "and only once" m person end +254711000056 scco malindi-north
check "try says what would be" m try "REPORT defilement girl 9 Ganda"
says "read" 'abuse +\["defilement"\]'
says "said to the police" '\+254711000031 \(police 003.016\) +case.new-shared'
check "and does nothing" m case list --json
hasnt "no case came of it" "$d/heard" defilement
check "the store keeps every rule" m db check
check "a backup is made while the daemon runs" m db backup "$d/copy.db"
refused 1 "and never overwrites" m db backup "$d/copy.db"
refused 1 "no migration under a running daemon" m db migrate
check "status is shown" m status
says "with the carrier" 'carrier +loop'
check "SIGTERM ends it with 0" stop
[ ! -e "$d/s" ]
verdict $? "the socket is taken away"
check "it starts again" start
check "and knows its case" m case show "$ref"
stop INT
verdict $? "SIGINT ends it with 0"
mv "$d/keys/reference.key" "$d/k"
refused 1 "without its key the daemon refuses the store" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "and says why" 'a new key would open nothing, so none is made'
done_testing
