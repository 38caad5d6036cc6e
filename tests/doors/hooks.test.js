// hooks.test.js - partners are told of changes of the cases they brought: signed, in order, at least once whatever dies or is away,
// to nobody whose certificate is not good and nowhere inside our own network, and nothing personal.
'use strict';
const assert = require('assert');
const crypto = require('crypto');
const http = require('http');
const https = require('https');
const { Service, certificates, run, sleep, test, until } = require('./lib');

// A partner's receiver. It verifies as docs/api.md says, and keeps what it heard, also what it did not take.
class Receiver {
    constructor({ tls } = {}) {
        this.heard = []; // { body, id, good, taken, raw }
        this.answers = []; // of the next ones; then 204
        this.tries = 0;
        this.handshakes = 0;
        this.server = tls ? https.createServer(tls, (q, r) => this.take(q, r)) : http.createServer((q, r) => this.take(q, r));
        this.server.on('tlsClientError', () => this.handshakes++);
        this.server.on('connection', (s) => s.on('error', () => {}));
        this.sockets = new Set();
        this.server.on('connection', (s) => this.sockets.add(s) && s.on('close', () => this.sockets.delete(s)));
    }
    listen(port = 0) {
        return new Promise((done) => this.server.listen(port, '127.0.0.1', () => {
            this.port = this.server.address().port;
            done(this);
        }));
    }
    close() {
        for (const s of this.sockets) s.destroy();
        return new Promise((done) => this.server.close(done));
    }
    take(req, res) {
        const parts = [];
        req.on('data', (b) => parts.push(b));
        req.on('end', () => {
            const raw = Buffer.concat(parts).toString();
            this.tries++;
            const answer = this.answers.length ? this.answers.shift() : 204;
            const taken = answer === 204 || answer === 'endless';
            this.heard.push({ body: JSON.parse(raw), id: req.headers['mlinzi-delivery'], good: verify(this.secret, req.headers['mlinzi-signature'], raw), taken, raw, headers: req.headers });
            if (answer === 'never') return;
            if (answer === 'cut') req.socket.destroy();
            else if (answer === 'redirect') res.writeHead(302, { Location: `http://127.0.0.1:${this.port}/elsewhere` }).end();
            else if (answer === 'endless') {
                res.writeHead(200);
                const more = setInterval(() => res.write('x'.repeat(65536)), 5);
                res.on('close', () => clearInterval(more));
            } else res.writeHead(answer).end();
        });
    }
    taken() {
        return this.heard.filter((h) => h.taken);
    }
}
function verify(secret, header, body) {
    const m = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header || '');
    if (!m || Math.abs(Date.now() / 1000 - Number(m[1])) > 300) return false;
    const mine = crypto.createHmac('sha256', secret).update(`${m[1]}.${body}`).digest('hex');
    return crypto.timingSafeEqual(Buffer.from(mine), Buffer.from(m[2]));
}

const REPORT = { kinds: ['defilement'], sex: 'F', age_years: 9, place: '003.016.0077', reporter: '+254700000077', child_name: 'Zawadi', text: 'Zawadi amenajisiwa na mjomba' };
const FAST = 'hooks: { retry_s = 1; retry_max_s = 1; answer_s = 1; private = "127.0.0.0/8"; ca_file = "CA"; };';
async function service(settings = FAST) {
    const s = await Service.start({ sms: 'http://127.0.0.1:9/', more: settings.replace('CA', certificates().ca) });
    s.mlinzi('person', 'add', 'helpline', '+254711000116', 'KE');
    const key = (phone, scopes) => s.mlinzi('api', 'add', phone, '--name', 'A partner', '--scopes', scopes).trim();
    s.partner = key('+254711000116', 'cases:create');
    s.officer = key('+254711000001', 'cases:read,cases:act');
    return s;
}
const hook = (s, url) => s.mlinzi('api', 'hook', '1', url).trim();
let last = 0;
async function call(s, key, path, body) {
    const r = await fetch(`${s.url}/api/mlinzi/v1${path}`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': `k${++last}` }, body: JSON.stringify(body) });
    return r.json();
}
const report = async (s, more = {}) => (await call(s, s.partner, '/cases', { ...REPORT, ...more })).ref;
const act = (s, ref, what, text = 'visited; Zawadi is with her aunt') => call(s, s.officer, `/cases/${ref}/acts`, { act: what, text });
const waiting = (s) => Number(((s.mlinzi('api', 'hooks').split('\n')[1] || '').match(/^1 +(\d+)/) || [])[1]);
// Each once or more, by its first coming; later versions never first.
function inOrder(heard) {
    const last = new Map();
    for (const h of heard) {
        const id = Number(h.id);
        assert.ok(!last.has(h.body.ref) || id >= last.get(h.body.ref), `out of order: ${heard.map((x) => `${x.body.ref}:${x.id}`)}`);
        last.set(h.body.ref, id);
    }
}
async function by(tls, body, settings) {
    const r = await new Receiver({ tls }).listen();
    const s = await service(settings);
    try {
        r.secret = hook(s, `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${r.port}/mlinzi?of=us`);
        await body(r, s);
        await s.stop();
    } finally {
        await r.close();
    }
}

test('a change is heard once, signed, by its version, with nothing personal in it; others\' cases are not', () => by(null, async (r, s) => {
    const ref = await report(s);
    await until('the case it brought', () => r.heard.length === 1);
    await act(s, ref, 'verify');
    await until('it was verified', () => r.heard.some((h) => h.body.state === 'verified'));
    assert.ok(r.heard.every((h) => h.good));
    assert.deepStrictEqual(Object.keys(r.heard[0].body), ['event', 'ref', 'state', 'severity', 'level', 'at', 'id']);
    assert.strictEqual(r.heard[0].body.event, 'case.changed');
    assert.strictEqual(r.heard[0].body.ref, ref);
    assert.strictEqual(r.heard[0].body.severity, 'S1');
    assert.ok(r.heard.every((h) => h.body.id === h.id));
    inOrder(r.heard);
    const all = r.heard.map((h) => h.raw + JSON.stringify(h.headers)).join('\n');
    assert.ok(!/Zawadi|aunt|mjomba|najis|defil|2547|2541|003\.016|Ganda|"F"|childline|mlz\d/i.test(all), all);
    await until('nothing waits', () => waiting(s) === 0);
    const n = r.heard.length;
    await call(s, s.officer, '/cases', REPORT); // not its to create: nothing
    assert.strictEqual((await fetch(s.sms(), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ id: 'x1', from: '+254733000001', to: '22116', text: 'REPORT neglect boy 6 Ganda' }) })).status, 200);
    await until('another\'s case', () => s.cases().length === 2);
    await sleep(500);
    assert.strictEqual(r.heard.length, n);
    assert.ok(!s.logText().includes(r.secret));
}));

test('a body that was changed, or another\'s secret, is noticed', () => {
    const secret = 'mlh.one';
    const t = Math.floor(Date.now() / 1000);
    const header = `t=${t},v1=${crypto.createHmac('sha256', secret).update(`${t}.{}`).digest('hex')}`;
    assert.ok(verify(secret, header, '{}'));
    assert.ok(!verify('mlh.two', header, '{}') && !verify(secret, header, '{ }') && !verify(secret, header.replace(`t=${t}`, `t=${t + 1}`), '{}'));
    return by(null, async (r, s) => {
        const old = r.secret;
        r.secret = hook(s, `http://127.0.0.1:${r.port}/`);
        assert.notStrictEqual(old, r.secret);
        await report(s);
        await until('it is heard', () => r.heard.length >= 1);
        assert.ok(r.heard[0].good && !verify(old, r.heard[0].headers['mlinzi-signature'], r.heard[0].raw));
    });
});

test('away and back: all of it is heard, each case in its order', () => by(null, async (r, s) => {
    const { port } = r;
    await r.close();
    const refs = [];
    for (let i = 0; i < 4; i++) refs.push(await report(s, { reporter: `+2547000001${10 + i}`, age_years: 5 + i, child_name: `Child${i}`, sex: i % 2 ? 'M' : 'F' }));
    for (const ref of refs) await act(s, ref, 'verify');
    await until('it was tried', () => /hook\.failed/.test(s.logText()));
    const back = new Receiver();
    back.secret = r.secret;
    await back.listen(port);
    await until('all is heard', () => waiting(s) === 0, 20000);
    for (const ref of refs) assert.ok(back.heard.filter((h) => h.body.ref === ref).length >= 2 && back.heard.filter((h) => h.body.ref === ref).pop().body.state === 'verified');
    assert.ok(back.heard.every((h) => h.good));
    inOrder(back.heard);
    await back.close();
}));

test('errors, a redirect, silence and a cut are not taken for a yes: the same id comes again, and what came after waits', () => by(null, async (r, s) => {
    r.answers.push(500, 'redirect', 'never', 'cut', 404);
    const ref = await report(s);
    await act(s, ref, 'verify');
    await until('it is heard', () => r.taken().length >= 2, 20000);
    await until('nothing waits', () => waiting(s) === 0);
    assert.strictEqual(new Set(r.heard.slice(0, 6).map((h) => h.id)).size, 1);
    assert.strictEqual(r.heard.filter((h) => !h.taken).length, 5);
    inOrder(r.heard);
    for (const why of ['redirect', 'time', 'no-answer', 'status']) assert.ok(s.logText().includes(`why=${why}`), why);
    assert.ok(!r.heard.some((h) => h.headers[':path'] === '/elsewhere'));
}));

test('an answer that has no end is a yes by its status, and read no further', () => by(null, async (r, s) => {
    r.answers.push('endless');
    await report(s);
    await until('it is heard', () => r.taken().length >= 1);
    await until('nothing waits', () => waiting(s) === 0);
    await until('the connection is let go', () => r.sockets.size === 0);
    assert.ok(!/hook\.failed/.test(s.logText()));
}));

test('over TLS: by a good certificate it is heard', () => by(certificates().good, async (r, s) => {
    await report(s);
    await until('it is heard', () => r.heard.length >= 1);
    assert.ok(r.heard[0].good);
}));
for (const name of ['expired', 'foreign', 'other'])
    test(`over TLS: a certificate that is ${name} hears nothing, and all of it once that is mended`, () => by(certificates()[name], async (r, s) => {
        await report(s);
        await until('it was refused', () => /hook\.failed .*why=certificate/.test(s.logText()));
        assert.strictEqual(r.tries, 0);
        r.server.setSecureContext(certificates().good);
        await until('it is heard', () => r.heard.length >= 1);
    }));

test('a name that leads into our own network is refused, whatever its certificate', () => by(certificates().good, async (r, s) => {
    await report(s);
    await until('it was refused', () => /hook\.failed .*why=private/.test(s.logText()));
    assert.strictEqual(r.tries + r.handshakes, 0);
}, FAST.replace('private = "127.0.0.0/8";', '')));

test('names are looked up: /etc/hosts knows localhost, and one that nobody has waits until somebody has it', () => by(null, async (r, s) => {
    r.secret = hook(s, `http://localhost:${r.port}/`); // in the place of the one by number
    await report(s);
    await until('it is heard', () => r.heard.length >= 1);
    assert.strictEqual(r.heard[0].headers.host, `localhost:${r.port}`);
    const n = r.heard.length;
    hook(s, 'https://nobody.invalid/');
    await report(s, { reporter: '+254700000078', age_years: 5, child_name: 'Baraka' });
    await until('nobody has it', () => /hook\.failed .*why=(name|time) /.test(s.logText()), 15000); // time: the machine's resolver is silent
    assert.ok(waiting(s) >= 1);
    r.secret = hook(s, `http://localhost:${r.port}/`);
    await until('it is heard after all', () => r.heard.length > n, 15000);
    assert.ok(r.heard.every((h) => h.good));
}));

test('addresses that are none, or without TLS elsewhere, are refused; a key that is ended hears nothing more', () => by(null, async (r, s) => {
    for (const url of ['http://192.0.2.7/', 'ftp://localhost/', 'https://', 'https://a@b/', 'https://x/ y', 'http://127.0.0.1.example/'])
        assert.throws(() => hook(s, url), `${url} was taken`);
    assert.throws(() => s.mlinzi('api', 'hook', '9', 'https://partner.example/'));
    const ref = await report(s);
    await until('it is heard', () => r.heard.length >= 1 && waiting(s) === 0);
    s.mlinzi('api', 'end', '1');
    const n = r.heard.length;
    await act(s, ref, 'verify');
    await sleep(700);
    assert.strictEqual(r.heard.length, n);
    assert.strictEqual(s.mlinzi('api', 'hooks').split('\n').filter((l) => /^1/.test(l)).length, 0);
}));

test('what nobody takes is set aside with an alarm, and the next goes on', () => by(null, async (r, s) => {
    r.answers.push(...Array(40).fill(500));
    const ref = await report(s);
    await until('it is set aside', () => /alarm kind=hook\.aside/.test(s.logText()), 15000);
    r.answers.length = 0;
    await act(s, ref, 'verify');
    await until('the next is heard', () => r.taken().some((h) => h.body.state === 'verified'), 15000);
    await until('nothing waits', () => /^1 +0 +[1-9]/m.test(s.mlinzi('api', 'hooks')));
}, FAST.replace('retry_s = 1', 'give_up_s = 2; retry_s = 1')));

for (const what of ['door', 'engine'])
    test(`the ${what} is killed again and again in between: each change is heard, in order`, () => by(null, async (r, s) => {
        for (const other of ['2', '2']) s.mlinzi('api', 'hook', other, `http://127.0.0.1:${r.port}/other`); // who brought nothing hears nothing
        const refs = [];
        for (let i = 0; i < 5; i++) {
            r.answers.push('never', 500, 'cut');
            refs.push(await report(s, { reporter: `+2547000002${10 + i}`, age_years: 4 + i, child_name: `Child${i}` }));
            await act(s, refs[i], 'verify');
            await sleep(i * 60);
            if (what === 'engine') {
                await s.kill();
                await s.begin();
            } else process.kill(s.process('door'), 'SIGKILL');
            await until('the door answers', async () => fetch(`${s.url}/api/mlinzi/v1/openapi.json`).then((x) => x.status === 200, () => false));
        }
        r.answers.length = 0;
        await until('nothing waits', () => waiting(s) === 0, 30000);
        for (const ref of refs) assert.ok(r.taken().some((h) => h.body.ref === ref && h.body.state === 'verified'), ref);
        assert.ok(r.heard.every((h) => h.good));
        inOrder(r.heard);
    }));

run(process.argv[2]);
