// limits.test.js - what the door takes and what it does not: whoever is slow, too many, too long or not clear holds up nobody, and is
// told so in our words.
'use strict';
const assert = require('assert');
const net = require('net');
const { post } = require('./aggregator');
const { SECRET, Service, run, sleep, test, until } = require('./lib');

let s;
const SMS = `/sms/at/${SECRET}`;
// Bytes to the door, and all that comes back until it ends the connection, or falls silent for `quiet` ms.
function raw(bytes, { quiet = 400, end = false } = {}) {
    return new Promise((done) => {
        let got = '';
        const c = net.connect(s.port, '127.0.0.1', () => (end ? c.end(bytes, 'latin1') : c.write(bytes, 'latin1')));
        let t = setTimeout(() => c.destroy(), quiet + 800);
        c.on('data', (d) => {
            got += d.toString('latin1');
            clearTimeout(t);
            t = setTimeout(() => c.destroy(), quiet);
        });
        c.on('error', () => undefined);
        c.on('close', () => {
            clearTimeout(t);
            done(got);
        });
    });
}
const statuses = (got) => [...got.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map((m) => Number(m[1]));
const form = (body, more = '') => `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
const ours = (got, what) => {
    assert.ok(!/<html|<body|libevent|server:/i.test(got), `${what}: ${got}`);
    assert.ok(!got.includes('secretpath'), `${what} names the path`);
};

test('what cannot be read is answered in our words, and the connection ends', async () => {
    s = await Service.start({ sms: 'http://127.0.0.1:9/', http: 'request_s = 3; log = true;' });
    for (const [what, bytes, status] of [
        ['no request line', 'secretpath\r\n\r\n', 400],
        ['no version', 'GET /secretpath\r\n\r\n', 400],
        ['a header without a colon', 'GET /secretpath HTTP/1.1\r\nHost\r\n\r\n', 400],
        ['a method nobody has', 'BREW /secretpath HTTP/1.1\r\nHost: x\r\n\r\n', 501],
        ['a method not for us', 'TRACE /secretpath HTTP/1.1\r\nHost: x\r\n\r\n', 501],
        ['a header of 9 KiB', `GET /secretpath HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(9 << 10)}\r\n\r\n`, 431],
        ['many headers', `GET /secretpath HTTP/1.1\r\nHost: x\r\n${'A: aaaaaaaa\r\n'.repeat(900)}\r\n`, 431],
        ['an address of 9 KiB', `GET /secretpath${'a'.repeat(9 << 10)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
        ['a body said to be of 65 KiB', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Length: ${65 << 10}\r\n\r\nabc`, 413],
        ['chunks of more than 64 KiB', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${'8000\r\n' + 'a'.repeat(0x8000) + '\r\n'}`.repeat(1) + ('8000\r\n' + 'a'.repeat(0x8000) + '\r\n').repeat(2), 413],
        ['a negative length', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`, 400],
        ['a length that is no number', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Length: 0x2\r\n\r\nab`, 400],
        ['two lengths', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc`, 400],
        ['a length and chunks', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
        ['a coding nobody asked for', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 501],
        ['two hosts', 'GET /secretpath HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
        ['a space before the colon', 'GET /secretpath HTTP/1.1\r\nHost : x\r\n\r\n', 400],
        ['an expectation', `POST ${SMS} HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 2\r\n\r\nab`, 417],
    ]) {
        const got = await raw(bytes);
        assert.deepStrictEqual(statuses(got), [status], `${what}: ${JSON.stringify(got)}`);
        ours(got, what);
        assert.match(got, /Connection: close/i, what);
    }
});

test('a form is a form however it comes: whole, in chunks, to an address with a host, after another', async () => {
    const body = (id) => `id=${id}&from=%2B254733000009&text=hello`;
    assert.deepStrictEqual(statuses(await raw(form(body('f1')))), [200]);
    assert.deepStrictEqual(statuses(await raw(`POST ${SMS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nid=f2\r\n20\r\n&from=%2B254733000009&text=hello\r\n0\r\n\r\n`)), [200]);
    assert.deepStrictEqual(statuses(await raw(form(body('f3')).replace(SMS, `http://door.invalid${SMS}`))), [200]);
    assert.deepStrictEqual(statuses(await raw(form(body('f4')) + form(body('f5')), { quiet: 1000 })), [200, 200]);
    const got = await raw(form(body('f6')) + 'what is this\r\n\r\n', { quiet: 1000 });
    assert.deepStrictEqual(statuses(got), [200, 400]); // garbage after it harms only itself
    ours(got, 'garbage');
    assert.deepStrictEqual(statuses(await raw(form(body('f7'), 'Expect: 100-continue\r\n'))), [200]);
    assert.strictEqual(s.status('duplicates'), '0');
    assert.ok(Number(s.status('events')) >= 7);
});

test('HEAD is GET without a body', async () => {
    const get = await raw('GET /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const head = await raw('HEAD /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.strictEqual(statuses(head)[0], statuses(get)[0]);
    assert.strictEqual(head.split('\r\n\r\n')[1], '');
    assert.strictEqual((head.match(/^Content-Length: .*$/im) || [''])[0], (get.match(/^Content-Length: .*$/im) || [''])[0]);
    assert.ok(!/^Server:/im.test(get));
});

test('whoever sends a byte a second is cut off when the time of a request is over, not when it falls silent', async () => {
    const start = Date.now();
    const took = await new Promise((done) => {
        const c = net.connect(s.port, '127.0.0.1', () => c.write(`POST ${SMS} HTTP/1.1\r\n`));
        const drip = setInterval(() => c.write('A'), 300);
        c.on('error', () => undefined);
        c.on('data', () => undefined);
        c.on('close', () => {
            clearInterval(drip);
            done(Date.now() - start);
        });
    });
    assert.ok(took > 2500 && took < 5500, `${took} ms`);
});

test('more than 64 connections from one address: the others are closed at once', async () => {
    const all = [];
    let closed = 0;
    for (let i = 0; i < 100; i++) {
        const c = net.connect(s.port, '127.0.0.1');
        c.on('error', () => undefined);
        c.on('data', () => undefined);
        c.on('close', () => closed++);
        all.push(c);
    }
    await until('the others are closed', () => closed >= 36, 2000);
    assert.strictEqual(closed, 36);
    for (const c of all) c.destroy();
    await until('there is room again', async () => (await post(s.sms(), { id: `x${Date.now()}`, from: '+254733000009', text: 'hi' })).status === 200);
});

test('a line of the log for each request says what sort and how long, and nothing of whom', async () => {
    const log = s.logText();
    assert.match(log, /http\.request at=sms status=200 ms=\d+/);
    assert.match(log, /http\.request at=page status=\d+ ms=\d+/);
    assert.match(log, /http\.request at=none status=431 ms=\d+/);
    for (const word of ['secretpath', SECRET, '33000009', '127.0.0.1', 'hello']) assert.ok(!log.includes(word), word);
    await s.stop();
});

test('a long address to come back to is written whole, by whoever must sign in first; a longer one is left out', async () => {
    s = await Service.start({ sms: 'http://127.0.0.1:9/' });
    for (const [letter, n] of [['a', 900], ['a', 1100], ['a', 1900], ['%25', 660]]) {
        const asked = `/cases?words=${letter.repeat(n)}`;
        const got = await raw(`GET ${asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
        assert.deepStrictEqual(statuses(got), [303], `${n}: ${got.slice(0, 300)}`);
        const to = (got.match(/^Location: (.*)\r$/m) || [])[1];
        assert.strictEqual(to && decodeURIComponent(to), `/sign-in?to=${asked}`);
    }
    assert.match(await raw(`GET /cases?words=${'a'.repeat(2500)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`), /^Location: \/sign-in\r$/m);
    await s.stop();
});

test('500 slow clients, and texts are taken all the same; over the limit of all, the slow give way', async () => {
    s = await Service.start({ sms: 'http://127.0.0.1:9/', http: 'per_address = 1000; connections_max = 300;' });
    const slow = [];
    let closed = 0;
    for (let i = 0; i < 500; i++) {
        const c = net.connect(s.port, '127.0.0.1', () => c.write('POST / HTTP/1.1\r\nHost:'));
        c.on('error', () => undefined);
        c.on('close', () => closed++);
        slow.push(c);
    }
    for (let i = 0; i < 40; i++) {
        const start = Date.now();
        assert.strictEqual((await post(s.sms(), { id: `s${i}`, from: `+2547330001${String(i).padStart(2, '0')}`, text: 'REPORT neglect girl 7 Ganda' })).status, 200);
        assert.ok(Date.now() - start < 4000, `${Date.now() - start} ms`);
        await sleep(5);
    }
    await until('no more than 300 stay', () => closed >= 200, 3000);
    assert.ok(closed < 260, `${closed} closed`);
    assert.strictEqual(s.cases().length >= 20, true);
    for (const c of slow) c.destroy();
    await s.stop();
});

run(process.argv[2]);
