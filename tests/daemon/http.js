// http.js PORT ADDRESSES - HTTP by bytes of its own making, as an attacker writes it: each shape is answered with a status that
// fits or the connection is closed, one answer a request at most, never somebody else's. Prints a line a test: ok NAME or
// not ok NAME. ADDRESSES 1: the 500 slow ones come from addresses of their own (127.1.x.y).
'use strict';
const net = require('net');
const port = +process.argv[2];
const KB = 1024;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

function verdict(good, name, told = '') {
    if (!good && told) console.log(`# ${String(told).replace(/\n/g, '\n# ')}`);
    console.log(`${good ? 'ok' : 'not ok'} ${name}`);
}
function dial(from) {
    const s = net.connect({ port, host: '127.0.0.1', localAddress: from });
    s.heard = '';
    s.setEncoding('latin1');
    s.on('data', (d) => (s.heard += d));
    s.on('error', () => {});
    s.over = new Promise((done) => s.on('close', done));
    return s;
}
// What came back on one connection: pieces are written one after the other, then it is heard to its end or for ms.
async function said(pieces, { ms = 1500, half = false, pause = 0 } = {}) {
    const s = dial();
    for (const piece of [].concat(pieces)) {
        if (s.destroyed) break;
        s.write(Buffer.from(piece, 'latin1'));
        if (pause) await wait(pause);
    }
    if (half) s.end();
    await Promise.race([s.over, wait(ms)]);
    const closed = s.destroyed || s.readableEnded;
    s.destroy();
    return { heard: s.heard, closed };
}
// The answers in it, taken apart by their own lengths; null: it is no row of answers.
function answers(heard) {
    const all = [];
    while (heard) {
        const end = heard.indexOf('\r\n\r\n'), first = /^HTTP\/1\.[01] (\d{3}) /.exec(heard);
        if (end < 0 || !first) return null;
        const head = heard.slice(0, end), length = /\r\nContent-Length: (\d+)/i.exec(head);
        const chunked = /\r\nTransfer-Encoding: chunked/i.test(head);
        if (chunked) return null; // it knows each length
        const none = +first[1] < 200 || +first[1] === 204 || +first[1] === 304;
        const n = none ? 0 : length ? +length[1] : heard.length - end - 4;
        all.push({ status: +first[1], head, body: heard.slice(end + 4, end + 4 + n), cut: heard.length < end + 4 + n });
        heard = heard.slice(end + 4 + n);
    }
    return all;
}
const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`;
const last = (path) => get(path, 'Connection: close\r\n');
const hidden = 'GET /sign-in?to=/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'; // a request within a request

// Each shape: a name, its bytes, the statuses that fit ('closed': no answer and the end), and how many answers at most.
const post = (head, body, path = '/language') => `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n${body}`;
const shapes = [
    ['a length and chunks at once', post(`Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${hidden}`), [400]],
    ['chunks and then a length', post(`Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`, `0\r\n\r\n${hidden}`), [400]],
    ['two lengths that differ', post(`Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n`, hidden), [400]],
    ['two lengths that are the same', post('Content-Length: 0\r\nContent-Length: 0\r\n', hidden), [400]],
    ['a list of lengths', post(`Content-Length: 0, ${hidden.length}\r\n`, hidden), [400]],
    ['a negative length', post('Content-Length: -1\r\n', hidden), [400, 411, 'closed']],
    ['a length with a sign', post('Content-Length: +0\r\n', hidden), [400, 'closed']],
    ['a length in hexadecimal', post('Content-Length: 0x10\r\n', hidden), [400, 'closed']],
    ['a length beyond 64 bits', post('Content-Length: 99999999999999999999999\r\n', hidden), [400, 413, 'closed']],
    ['a length of nothing', post('Content-Length: \r\n', hidden), [400, 411, 'closed']],
    ['a length with a space before its colon', post(`Content-Length : ${hidden.length}\r\n`, hidden), [400]],
    ['chunks with a space before the colon', post('Transfer-Encoding : chunked\r\nContent-Length: 0\r\n', hidden), [400]],
    ['a coding that is nearly chunked', post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${hidden}`), [400, 501]],
    ['chunked and identity', post('Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${hidden}`), [400, 501]],
    ['chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${hidden}`), [400]],
    ['a coding behind a tab', post('Transfer-Encoding:\tchunked\r\nContent-Length: 3\r\n', `0\r\n\r\n${hidden}`), [400]],
    ['a chunk of a negative length', post('Transfer-Encoding: chunked\r\n', `-1\r\n\r\n${hidden}`), [400, 413, 'closed']],
    ['a chunk of no length', post('Transfer-Encoding: chunked\r\n', `zz\r\n\r\n${hidden}`), [400, 413, 'closed']],
    ['a chunk beyond what may come', post('Transfer-Encoding: chunked\r\n', `ffffffffffffffff\r\nx`), [400, 413, 'closed']],
    ['a chunk that is too much', post('Transfer-Encoding: chunked\r\n', `12000\r\n${'x'.repeat(0x12000)}\r\n0\r\n\r\n`), [400, 413, 'closed']],
    ['lines that end with LF alone', `GET /sign-in HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n\n`, [200, 400]],
    ['a header folded over two lines', last('/sign-in').replace('Connection', 'X-Fold: a\r\n b\r\nConnection'), [200, 400]],
    ['a fold before any header', 'GET /sign-in HTTP/1.1\r\n Host: 127.0.0.1\r\n\r\n', [400, 'closed']],
    ['a NUL in a header', last('/sign-in').replace('Connection', 'X-Nul: a\0b\r\nConnection'), [200, 400, 'closed']],
    ['a NUL in the first line', 'GET /sign-in\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', [400, 'closed']],
    ['a header without a colon', last('/sign-in').replace('Connection', 'nonsense\r\nConnection'), [400, 'closed']],
    ['a header without a name', last('/sign-in').replace('Connection', ': x\r\nConnection'), [400, 'closed']],
    ['a carriage return in a header', last('/sign-in').replace('Connection', 'X-A: a\rSet-Cookie: b\r\nConnection'), [200, 400, 'closed']],
    ['two hosts', last('/sign-in').replace('Connection', 'Host: evil.example\r\nConnection'), [400]],
    ['a header of 9 KiB', last('/sign-in').replace('Connection', `X-Long: ${'x'.repeat(9 * KB)}\r\nConnection`), [400, 413, 431, 'closed']],
    ['three thousand headers', last('/sign-in').replace('Connection', `${'X: y\r\n'.repeat(3000)}Connection`), [400, 413, 431, 'closed']],
    ['a body of 70 KiB', post(`Content-Length: ${70 * KB}\r\n`, 'x'.repeat(70 * KB)), [413, 'closed']],
    ['a body that is longer than told', post('Content-Length: 1\r\nConnection: close\r\n', 'token=x'), [403]],
    ['HTTP/0.9', 'GET /sign-in\r\n', [400, 'closed']],
    ['HTTP/0.9 in full', 'GET /sign-in\r\n\r\n', [400, 'closed']],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 405, 501, 505, 'closed']],
    ['HTTP/9.9', 'GET /sign-in HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n', [200, 400, 505, 'closed']],
    ['no version that is one', 'GET /sign-in HTTP/x\r\nHost: 127.0.0.1\r\n\r\n', [400, 'closed']],
    ['an address with a machine in it', 'GET http://evil.example/sign-in?to=/a HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', [200, 400, 404]],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', [400, 405, 501, 'closed']],
    ['the star', 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', [400, 405, 501, 'closed']],
    ['TRACE', 'TRACE /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session=secret\r\nConnection: close\r\n\r\n', [405, 501, 'closed']],
    ['a method nobody knows', 'BREW /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', [405, 501, 400, 'closed']],
    ['a method in small letters', 'get /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', [405, 501, 400, 'closed']],
    ['up and out', last('/static/../../../../etc/passwd'), [404]],
    ['up and out, in percents', last('/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd'), [404]],
    ['up and out, backwards', last('/static/..\\..\\etc\\passwd'), [400, 404, 'closed']],
    ['a NUL in percents', last('/static/mlinzi.css%00.html'), [404]],
    ['a file of ours by another name', last('/static/%6dlinzi.css'), [404]],
    ['a path of 60 KiB', last(`/${'a'.repeat(60 * KB)}`), [400, 404, 413, 414, 431, 'closed']],
    ['a path of 7 KiB', last(`/${'a'.repeat(7 * KB)}`), [404]],
    ['a path of bytes', last('/cases/\xff\xfe\x80'), [303, 400, 404, 'closed']],
    ['a question of bytes', last('/sign-in?to=%ff%fe&\xc3\x28=%c0%af'), [200, 400, 'closed']],
    ['ten thousand fields', last(`/sign-in?${'a&'.repeat(3000)}`), [200, 400]],
    ['percents that are none', last('/sign-in?to=%&a=%1&b=%zz'), [200]],
    ['a cookie of bytes', last('/').replace('Connection', 'Cookie: session=\xff\x01;;;=;session\r\nConnection'), [303, 400, 'closed']],
    ['nothing', '', ['closed']],
    ['an empty line', '\r\n\r\n', [400, 'closed']],
    ['zeros', '\0'.repeat(4000), [400, 'closed']],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + 'x'.repeat(500), [400, 'closed']],
    ['each byte there is', String.fromCharCode(...Array(256).keys()) + '\r\n\r\n', [400, 405, 501, 'closed']],
];

async function shape([name, bytes, want]) {
    const { heard, closed } = await said(bytes, { half: true });
    const all = answers(heard);
    const fits = all && all.length <= 1 && (all.length ? want.includes(all[0].status) && !all[0].cut : closed && want.includes('closed'));
    const ours = !all || all.every((a) => a.status < 400 || /Content-Type: text\/(plain|html); charset=utf-8/i.test(a.head));
    const told = !heard.includes('/smuggled') && !heard.includes('root:') && !heard.includes('session=secret');
    verdict(fits && ours && told, `${name}: ${want.join(', ')}`, `${closed ? 'closed' : 'open'}: ${JSON.stringify(heard.slice(0, 300))}`);
}

// Each answer is of its own request: the sign-in page has the address to come back to in it.
async function in_order() {
    const n = 100;
    const { heard } = await said(Array.from({ length: n }, (_, i) => get(`/sign-in?to=/x${i}x`)).concat(last('/sign-in?to=/last')).join(''), { ms: 20000 });
    const all = answers(heard) || [];
    const right = all.every((a, i) => a.status === 200 && a.body.includes(i < n ? `"/x${i}x"` : '"/last"'));
    verdict(all.length === n + 1 && right, 'a hundred requests at once on one connection: each its own answer, in their order', `${all.length} answers, right: ${right}`);
}
async function nobody_elses() {
    let wrong = 0, whole = 0;
    await Promise.all(Array.from({ length: 24 }, async (_, i) => {
        for (let j = 0; j < 6; j++) {
            const mark = `/y${i}-${j}y`;
            const s = dial();
            s.write(get(`/sign-in?to=${mark}`));
            if ((i + j) % 3 === 0) { // away before the answer
                await wait(j);
                s.destroy();
                continue;
            }
            s.write(last(`/sign-in?to=${mark}b`));
            await Promise.race([s.over, wait(8000)]);
            const all = answers(s.heard) || [];
            if (all.length === 2 && all[0].body.includes(`"${mark}"`) && all[1].body.includes(`"${mark}b"`)) whole++;
            else if (all.some((a) => a.status === 200 && !a.body.includes(mark))) wrong++;
            s.destroy();
        }
    }));
    verdict(wrong === 0 && whole === 96, 'many at once, some of whom go: nobody hears what is another\'s', `${wrong} wrong, ${whole} whole`);
}

async function slow() {
    const piece = Array.from({ length: 60 }, (_, i) => (i ? 'X: y\r\n' : 'GET /sign-in HTTP/1.1\r\n'));
    const began = Date.now(), lazy = said(piece, { ms: 9000, pause: 100 });
    const letters = said(post('Content-Length: 1000\r\n', '').split('').concat(Array(60).fill('a')), { ms: 9000, pause: 80 });
    const quiet = said(['GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n'], { ms: 9000 });
    const half = await said(get('/sign-in?to=/half'), { half: true, ms: 3000 });
    const of_half = answers(half.heard) || [];
    verdict(of_half.length <= 1 && half.closed && of_half.every((a) => a.body.includes('/half')), 'who says no more is answered or let go', half.heard.slice(0, 200));
    const three = await Promise.all([lazy, letters, quiet]);
    const statuses = three.map((t) => (answers(t.heard) || [{ status: 0 }]).map((a) => a.status).join() || 'none');
    verdict(three.every((t) => t.closed) && Date.now() - began < 6000, 'where a request has 2 s: slow headers, a slow body and half a header are let go within 6', `${Date.now() - began} ms, ${statuses}, closed: ${three.map((t) => t.closed)}`);
}

// 500 who dawdle, each from an address of its own, while one honest browser goes on.
async function crowd() {
    const many = [];
    for (let i = 0; i < 500; i++) {
        const s = dial(`127.1.${i >> 8}.${(i & 255) || 1}`);
        s.write(i % 2 ? 'GET /sign-in HTTP/1.1\r\nX: ' : post('Content-Length: 60000\r\n', 'a'));
        many.push(s);
    }
    const drip = setInterval(() => many.forEach((s) => s.writable && s.write('a')), 300);
    await wait(500);
    console.log('# crowd is there'); // http.sh sends reports meanwhile
    let slowest = 0, bad = 0;
    for (let i = 0; i < 15; i++) {
        const at = Date.now();
        const { heard } = await said(last(`/sign-in?to=/h${i}`), { ms: 6000 });
        const a = answers(heard) || [];
        bad += !(a.length === 1 && a[0].status === 200 && a[0].body.includes(`/h${i}"`));
        slowest = Math.max(slowest, Date.now() - at);
        await wait(100);
    }
    clearInterval(drip);
    many.forEach((s) => s.destroy());
    verdict(bad === 0 && slowest < 2000, 'behind 500 who dawdle one honest browser gets each page within 2 s', `${bad} bad, slowest ${slowest} ms`);
}

(async () => {
    for (let i = 0; i < shapes.length; i += 35) await Promise.all(shapes.slice(i, i + 35).map(shape));
    await in_order();
    await nobody_elses();
    await slow();
    await crowd();
})();
