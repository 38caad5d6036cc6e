# http.sh - HTTP as an attacker writes it (tests/daemon/http.js): whatever comes, the door answers properly or closes, no
# process ends, nobody hears another's answer, and reports by SMS go on behind a crowd that dawdles.
. tests/daemon/lib.sh
port=$(free_port)
configure 'carrier = "loop";' "http: { listen = \"127.0.0.1:$port\"; request_s = 2; };"
check "the daemon starts" start
people
soon curl -s -o /dev/null -m 2 "http://127.0.0.1:$port/sign-in"
node tests/daemon/http.js "$port" >"$d/told" 2>&1 &
attacker=$!
tries=900
until grep -q 'crowd is there' "$d/told" || ! kill -0 "$attacker" 2>/dev/null || [ $tries -eq 0 ]; do tries=$((tries - 1)); sleep 0.05; done
check "behind the crowd reports by SMS are stored and answered" type_lines 'REPORT neglect boy 6 Ganda' 'REPORT defilement girl 9 Ganda'
has "with their references" "$d/phone" 'Your report is [0-9]{4} [0-9]{4}'
wait "$attacker"
tell "$d/told"
check "afterwards the pages are there" curl -sf -m 2 -o /dev/null "http://127.0.0.1:$port/sign-in"

# Forms that no line to the engine can carry must not cost a desk its life: the next one who signs in would pay.
form=$(curl -s -c "$d/jar" "http://127.0.0.1:$port/sign-in" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1)
big=$(head -c 15000 /dev/zero | sed 's/\x00/%01/g')
for i in 1 2 3 4 5 6 7 8; do
    printf 'token=%s&phone=1&code=&password=%s' "$form" "$big" | curl -s -m 5 -b "$d/jar" --data-binary @- -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$port/sign-in"
done >"$d/codes"
has "a form too long for the engine is refused" "$d/codes" '^4..$'
hasnt "and costs nobody a page" "$d/codes" '^(5|000)'
hasnt "no process ended" "$d/log" '^process.ended'
hasnt "nobody took a letter for broken" "$d/log" '^(door|doorway|desk).broken'
stop
check "it ends as it should" test $? -eq 0
done_testing
