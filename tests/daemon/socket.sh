# socket.sh - the control socket itself: whatever bytes come, a sentence back, and limits that hold.
. tests/daemon/lib.sh

configure
start
people
check "a good line is answered" "$helper" ask "$d/s" '{"op":"status"}'
says "with ok" '"ok":true'
check "no JSON" "$helper" ask "$d/s" 'hello' '[1,2]' '{"op":7}' '{"op":"nothing"}' '{"op":"status","op":"status"}' '{}' '"x"' '{"op":"case.list","limit":"many"}'
says "is refused in a sentence" 'a line must be one JSON object'
says "so is an op that is not there" 'there is no op .*nothing'
[ "$(grep -c '"ok"' "$d/heard")" -eq 8 ]
verdict $? "each line has one answer"
check "bytes that are no text" "$helper" ask "$d/s" "$(printf '{"op":"phone.send","from":"+254700000001","text":"\377\376"}')" "$(printf '\001\002')"
says "are refused" '"ok":false'
check "a NUL inside a string" "$helper" ask "$d/s" '{"op":"phone.send","from":"+254700000001","text":"a\u0000b"}'
says "is refused, too" '"ok":false'
long=$(head -c 70000 /dev/zero | tr '\0' 'x')
check "a line beyond 64 KiB" "$helper" ask "$d/s" "$long"
says "is refused" '64 KiB at most'
check "more connections than 32" "$helper" hold "$d/s" 33
says "are told so" '32 connections are open already'
check "and the daemon goes on" m status
check "time does not go back" "$helper" ask "$d/s" '{"op":"clock.advance","seconds":-1}' '{"op":"clock.advance","seconds":99999999999}' '{"op":"clock.advance"}'
[ "$(grep -c 'time does not go back' "$d/heard")" -eq 3 ]
verdict $? "nor by three ways"
check "an alphanumeric sender is stored" "$helper" ask "$d/s" '{"op":"phone.watch"}' '{"op":"phone.send","from":"MPESA","text":"You have received 500"}'
hasnt "and never answered" "$d/heard" '"event"'
check "an empty text is answered by help" "$helper" ask "$d/s" '{"op":"phone.watch"}' '{"op":"phone.send","from":"+254700000001","text":""}'
says "with its key" '"key":"help"'
# someone who asks and leaves at once
i=0
while [ $i -lt 20 ]; do
    "$helper" ask "$d/s" '{"op":"phone.send","from":"+254700000001","text":"REPORT neglect boy 6 Ganda"}' '{"op":"clock.advance","seconds":60}' >/dev/null 2>&1 &
    asker=$!
    sleep 0.01
    kill -KILL $asker 2>/dev/null
    wait $asker 2>/dev/null
    i=$((i + 1))
done
check "whoever leaves before the answer does no harm" m status
check "a daemon with a clock moved by practice" m clock wait 1h
stop
echo 'carrier = "kannel"; links = ( { port = 1; } );' >>"$d/m.cfg"
refused 1 "does not serve real phones" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "and says why" 'real carriers need a store of their own'
sed -i 's,store/mlinzi.db,store/new.db,' "$d/m.cfg"
rm -rf "$d/keys"
start
check "behind a real carrier" "$helper" ask "$d/s" '{"op":"phone.send","from":"+254700000001","text":"x"}' '{"op":"clock.advance","seconds":1}' '{"op":"phone.watch"}'
[ "$(grep -c 'serves real phones' "$d/heard")" -eq 3 ]
verdict $? "phones are not played and the clock is not moved"
stop
long=$(head -c 200 /dev/zero | tr '\0' 'd')
sed -i "s,$d/s\",$d/$long\"," "$d/m.cfg"
refused 1 "a socket's path that is too long" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "is refused with the limit" 'too long: the system allows 107 bytes'
done_testing
