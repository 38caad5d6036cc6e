# tls.sh - TLS of the door's own: a certificate made here, renewed by a reload; nothing in the clear; whoever shakes hands
# slowly, or 500 at once, keeps nobody out.
. tests/daemon/lib.sh
if ! command -v curl >/dev/null || ! command -v openssl >/dev/null || ! command -v node >/dev/null; then
    echo "1..0 # SKIP curl, openssl and node are missing: run tools/setup test"
    exit 0
fi
certify() { # DAYS: a certificate for this machine, by itself
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$1" -subj /CN=mlinzi.test \
        -addext 'subjectAltName=IP:127.0.0.1' -keyout "$d/key.new" -out "$d/cert.new" 2>/dev/null
    mv "$d/key.new" "$d/key.pem"
    mv "$d/cert.new" "$d/cert.pem"
}
serial() { openssl x509 -in "$1" -noout -serial; }
shown() { openssl s_client -connect "127.0.0.1:$port" </dev/null 2>/dev/null >"$d/shown" && serial "$d/shown" >"$d/serial"; }
shows() { shown && [ "$(cat "$d/serial")" = "$(serial "$d/cert.pem")" ]; } # the certificate that lies there now
web() { curl -s -m 5 --cacert "$d/cert.pem" "$@"; }
port=$(free_port)
tls="http: { listen = \"127.0.0.1:$port\"; tls_cert = \"$d/cert.pem\"; tls_key = \"$d/key.pem\"; request_s = 2; };"
u=https://127.0.0.1:$port

configure "$tls"
refused 2 "without its files the daemon does not start" timeout 20 "$B/bin/mlinzid" -c "$d/m.cfg"
says "and says which" 'cert.pem .http.tls_cert, http.tls_key. cannot be read'
certify 90
check "with them it does" start
people
check "a page comes by TLS" soon web -f -D "$d/head" -o "$d/page" "$u/sign-in"
has "browsers are told to stay with it" "$d/head" '^Strict-Transport-Security: max-age='
has "cookies travel by it alone" "$d/head" '^Set-Cookie: .*; Secure'
check "also by 1.2" web -f -o /dev/null --tls-max 1.2 "$u/sign-in"
refused 35 "not by 1.1" web --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0 -o /dev/null "$u/sign-in"
curl -s -m 5 -o "$d/heard" "http://127.0.0.1:$port/sign-in"
check "nothing is said in the clear" test ! -s "$d/heard"
head -c 3000 /dev/urandom | timeout 5 openssl s_client -connect "127.0.0.1:$port" -quiet >/dev/null 2>&1
node -e 'require("net").connect(+process.argv[1], "127.0.0.1").on("error", () => {}).end(require("crypto").randomBytes(3000))' "$port"
check "and whoever speaks none of it breaks nothing" web -f -o /dev/null "$u/sign-in"

node -e '
const net = require("net"), hello = Buffer.from("16030100c8010000c4030300", "hex");
let open = 0, ended = 0, last;
for (let i = 0; i < 500; i++) {
    const s = net.connect({ port: +process.argv[1], host: "127.0.0.1", localAddress: `127.0.${1 + i % 20}.9` });
    let at = 0;
    const drip = () => { if (!s.destroyed) s.write(hello.subarray(at % hello.length, at++ % hello.length + 1)); };
    s.on("connect", () => { if (++open === 500) console.log("crowd is there"); drip(); s.timer = setInterval(drip, 400); });
    s.on("error", () => {});
    s.on("close", () => { clearInterval(s.timer); last = ++ended; if (ended === 500) { console.log("crowd is gone"); process.exit(0); } });
}
setTimeout(() => { console.log("of the crowd went", ended); process.exit(1); }, 12000);
' "$port" >"$d/crowd" 2>&1 &
crowd=$!
check "500 begin to shake hands and do not go on" soon grep -q 'crowd is there' "$d/crowd"
for i in 1 2 3 4 5; do web -f -m 2 -o /dev/null -w '%{http_code}\n' "$u/sign-in"; done >"$d/codes"
check "behind them a browser gets each page within 2 s" test "$(grep -c '^200$' "$d/codes")" -eq 5
wait "$crowd"
check "and none of them stays longer than a request may" grep -q 'crowd is gone' "$d/crowd"

check "the doctor knows how long it is good" m doctor
says "in days" '^ok +tls +.*cert.pem is good for 8[89] days'
check "this certificate is shown" shows
old=$(serial "$d/cert.pem")
certify 5
hup() { kill -HUP "$pid"; }
check "a renewed one" hup
check "is shown after a reload" soon shows
check "and it is another" test "$old" != "$(cat "$d/serial")"
check "pages come by it" soon web -f -o /dev/null "$u/sign-in"
has "the log says so" "$d/log" '^reload.tls'
m doctor >"$d/heard" 2>&1
says "the doctor warns of its end" '^warn +tls +.*good for [45] days: renew it'
openssl ecparam -name prime256v1 -genkey -noout -out "$d/key.pem" 2>/dev/null
refused 1 "another's key" m doctor
says "is none, says the doctor" '^FAIL +tls +.*key.pem is not the key of'
check "the door goes on with what it has read" web -f -o /dev/null "$u/sign-in"
hup
check "with such files nothing is spoken at all" soon grep -q '^alarm kind=http.tls' "$d/log"
curl -s -m 3 -o "$d/heard" "http://127.0.0.1:$port/sign-in"
check "least of all in the clear" test ! -s "$d/heard"
check "reports by SMS go on" type_lines 'REPORT neglect boy 6 Ganda'
hasnt "no door ended but by a reload" "$d/log" '^process.ended .*signal=(6|11)'
stop
verdict $? "it ends"
done_testing
