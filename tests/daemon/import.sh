# import.sh - people from a list: every bad line is named with what to write; nothing is stored unless all are good, or the
# bad ones are left out on purpose.
. tests/daemon/lib.sh

configure
start
cat >"$d/p.csv" <<'CSV'
role,phone,at,lang,name,phone2,deputy
scco,0711000001,003.016,en,"Charo, Amina",,
skoo,0711000002,003.016,en,A,,
scco,12,003.016,en,B,,
scco,0711000003,003.999,en,C,,
cccs,0711000004,003.016,en,D,,
scco,0711000005,003.016,fr,E,,
scco,0711000006,003.016,en,F,0711000006,
scco,0711000007,003.016,en,G,,perhaps
scco,0711000008,003.016,en,"H,,

cpv,0700000009,003.016.0077,sw,Nyevu,0700000010,
cpv,0700000011,003.016.0077,sw,Mapenzi,0700000010,
cccs,+254711000012,003,,,,yes
CSV
refused 1 "a list with bad lines is refused" m import people "$d/p.csv"
says "line 3: the role" 'p.csv:3: there is no role "skoo"'
says "line 4: the number" 'p.csv:4: phone "12" is no mobile number'
says "line 5: the place" 'p.csv:5: "003.999" is no place or office: write a code as'
says "line 6: the level" 'p.csv:6: the post cccs stands at a county'
says "line 7: the language" 'p.csv:7: lang is sw or en, not "fr"'
says "line 8: the second number" 'p.csv:8: phone2 is the same as phone'
says "line 9: the deputy" 'p.csv:9: deputy is yes or no'
says "line 10: the quote" 'p.csv:10: a quote is not closed'
says "line 13: somebody else's second number, which only the store knows" 'p.csv:13: phone2 \+254700000010 belongs to another person'
says "and nothing is in" '4 lines? good, 9 bad: nothing was imported|3 lines good, 9 bad: nothing was imported'
m person list >"$d/heard"
says "truly nothing" '^none$'
refused 1 "as JSON too" m import people "$d/p.csv" --json
says "with the lines" '"errors":\[\{"line":3'
refused 1 "--skip-bad takes the good ones, and says that some were bad" m import people "$d/p.csv" --skip-bad
says "how many" '^3 imported'
m person list >"$d/heard"
says "a name with a comma" 'Charo, Amina'
m post list >"$d/heard"
says "a deputy" 'cccs +003 +yes'
sed -n '1,2p' "$d/p.csv" >"$d/good.csv"
check "the same again changes nothing" m import people "$d/good.csv"
[ "$(m person list | grep -c Amina)" -eq 1 ] >"$d/heard"
verdict $? "one person stays one"
check "--check stores nothing" m import people config/sample-people.csv --check
[ "$(m person list | grep -c Kadzo)" -eq 0 ] >"$d/heard"
verdict $? "truly nothing again"
echo 'role,phone,place' >"$d/head.csv"
refused 1 "a column that is not known" m import people "$d/head.csv"
says "is named" 'column "place" is not known'
echo 'role,phone' >"$d/head.csv"
echo 'scco,0711000001' >>"$d/head.csv"
refused 1 "a column that is missing" m import people "$d/head.csv"
says "is named, too" 'there is no column at'
refused 1 "a file that is not there" m import people "$d/nothing.csv"
refused 1 "an empty file" m import people /dev/null
# the words of a refusal are cut after 24 bytes, here within the é: they are still said
printf 'role,phone,at\naaaaaaaaaaaaaaaaaaaaaaa\303\251,0711000020,003\nscco,0711000021,003.012\n' >"$d/half.csv"
refused 1 "a bad word whose cut falls within a letter" m import people "$d/half.csv"
says "is not passed over" 'half.csv:2: there is no role "aaaaaaaaaaaaaaaaaaaaaaa"'
# more than one line of the socket can carry
awk 'BEGIN { print "role,phone,at,name"; for (i = 0; i < 3000; i++) printf "cpv,+2547%08d,003.016.0077,Person number %d of a long list\n", i, i }' >"$d/long.csv"
check "three thousand come in" m import people "$d/long.csv"
says "all of them" '^3000 imported'
echo 'cpv,+254799999999,nowhere,last' >>"$d/long.csv"
refused 1 "a bad line at the end of a long list" m import people "$d/long.csv"
says "has its own number" 'long.csv:3002: "nowhere" is no place'
check "it ends with 0" stop
done_testing
