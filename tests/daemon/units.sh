# units.sh - offices, institutions and organisations: the shipped list, one with faults, and people who stand at them.
. tests/daemon/lib.sh

configure
start
check "the shipped list is good" m import units forms/ke/units.tsv --check
m unit list >"$d/heard"
says "--check stores nothing" '^none$'
check "it is imported" m import units forms/ke/units.tsv
[ "$(m unit list | tail -n +2 | awk '$2 ~ /TN(GN|RG|GP|GD)/ { n[$2]++ } END { print n["TNGN"], n["TNRG"], n["TNGP"], n["TNGD"] }')" = "1 8 47 290" ]
verdict $? "an office of the nation, of each region, county and constituency"
[ "$(m unit list --homes | tail -n +2 | wc -l)" -eq 35 ]
verdict $? "30 statutory institutions by the list, five more it names"
m unit list --place 003 >"$d/heard"
says "of a county" 'RH-MALINDI +TNRH'
says "its offices have the codes of their places" '^003.016 +TNGD +Malindi Sub-County Children Office +003.016 +003 '
printf '%s\n' 'code,kind,name,area,parent,licence,licence_to,ages,capacity' \
    'CCI-TULIA,TNRC,"Tulia, Home",003.016,003.016,L/7,2026-12-31,0-17,40' \
    'cci,TNRC,Small letters,003.016,,L/8,2026-12-31,,' 'CCI-X,TNRX,No such kind,003.016,,,,,' \
    'CCI-X,TNRC,No licence,003.016,,,,,' 'CCI-X,TNRC,No place,003.999,,L/9,2026-12-31,,' \
    'CCI-X,TNRC,No day,003.016,,L/9,2026-02-30,,' 'CCI-X,TNRC,Ages,003.016,,L/9,2026-12-31,17-10,' \
    'CCI-X,TNRC,Above,003.016,NOBODY,L/9,2026-12-31,,' 'CCI-Y,TNRC,Below,003.016,CCI-TULIA,L/9,2026-12-31,,' \
    '003.012,TNRC,A place,003.012,,L/9,2026-12-31,,' >"$d/u.csv"
refused 1 "a list with faults is refused" m import units "$d/u.csv"
says "the code" 'u.csv:3: cci: a code is 3 to 23 capitals'
says "the kind" 'u.csv:4: CCI-X: there is no such kind'
says "the licence" 'u.csv:5: CCI-X: a licence has'
says "the place" 'u.csv:6: area "003.999" is no place'
says "the day" 'u.csv:7: licence_to "2026-02-30" is no day'
says "the ages" 'u.csv:8: CCI-X: ages are'
says "what is above" 'u.csv:9: CCI-X: above it stands "NOBODY", which is no unit'
says "a place's code" "u.csv:11: 003.012: a place's code is for the office"
says "and nothing is stored" '2 lines good, 8 bad: nothing was imported'
refused 1 "--skip-bad takes the others" m import units "$d/u.csv" --skip-bad
m unit show CCI-TULIA >"$d/heard"
says "as it was written" '^name +Tulia, Home$'
check "a manager stands at an institution" m person add institution +254711999001 CCI-TULIA
refused 1 "an officer of the ladder does not" m person add scco +254711999002 CCI-TULIA
says "and hears where" 'does not stand at a unit as CCI-TULIA: write a place'
printf '%s\n' 'role,phone,at' 'institution,+254711999003,RH-MALINDI' >"$d/p.csv"
check "also by the import" m import people "$d/p.csv"
stop
done_testing
