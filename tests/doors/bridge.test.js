// bridge.test.js - cases go to CPIMS: as its API takes them, until it says that it has them, whatever it answers and whatever dies
// in between; what it will not take waits for a person. CPIMS is a stand-in of the tests' own, after docs/cpims.md.
'use strict';
const assert = require('assert');
const fs = require('fs');
const http = require('http');
const https = require('https');
const path = require('path');
const { Service, certificates, directory, freePort, run, sleep, test, until } = require('./lib');

const TOKEN = '0123456789abcdef0123456789abcdef01234567';

// It keeps a case once, by its case_id, as the unique column of CPIMS does.
class Cpims {
    constructor(tls) {
        this.cases = new Map(); // case_id: body
        this.seen = []; // { id, body, headers, path, status }
        this.became = new Map(); // case_id: what GET answers beside its case_id, or a function of the response
        this.asked = 0;
        this.answers = []; // of the next ones: a number, 'html', 'redirect', 'never', 'cut', 'late', 'wrong', 'other', 'nothing'; then as it should
        this.server = tls ? https.createServer(tls, (q, r) => this.take(q, r)) : http.createServer((q, r) => this.take(q, r));
        this.sockets = new Set();
        this.server.on('connection', (s) => this.sockets.add(s) && s.on('error', () => {}).on('close', () => this.sockets.delete(s)));
    }
    async listen(port) {
        this.port = port || (await freePort());
        await new Promise((done) => this.server.listen(this.port, '127.0.0.1', done));
        return this;
    }
    close() {
        for (const s of this.sockets) s.destroy();
        return new Promise((done) => this.server.close(done));
    }
    became_of(req, res) {
        const id = new URL(req.url, 'http://x').searchParams.get('case_id');
        this.asked++;
        if (req.headers.authorization !== `Token ${TOKEN}`) return this.json(res, 401, { detail: 'Invalid token.' });
        const what = this.became.get(id);
        if (typeof what === 'function') return what(res, id);
        return this.json(res, 200, this.cases.has(id) ? { case_id: id, status: 0, case_serial: null, ...what } : { details: 'Case Does not Exist' });
    }
    take(req, res) {
        if (req.method === 'GET') return this.became_of(req, res);
        const parts = [];
        req.on('data', (b) => parts.push(b));
        req.on('end', () => {
            const body = JSON.parse(Buffer.concat(parts).toString());
            const how = this.answers.length ? this.answers.shift() : 'well';
            const one = { id: body.case_id, body, headers: req.headers, path: req.url, method: req.method, how };
            this.seen.push(one);
            if (req.headers.authorization !== `Token ${TOKEN}`) return this.json(res, 401, { detail: 'Invalid token.' });
            if (how === 'lost') return undefined; // it came, and was not kept
            if (how === 'cut') return req.socket.destroy();
            if (how === 'html') return res.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>It works!</html>');
            if (how === 'redirect') return res.writeHead(302, { Location: `http://127.0.0.1:${this.port}/accounts/login/` }).end();
            if (how === 'wrong') return res.writeHead(201, { 'Content-Type': 'application/json' }).end('{"case_id": ');
            if (how === 'other') return this.json(res, 201, { case_id: '00000000-0000-4000-8000-000000000000' });
            if (how === 'nothing') return this.json(res, 200, {});
            if (typeof how === 'number') return this.json(res, how, { case_category: ['This field is required.'] });
            const had = this.cases.has(body.case_id); // it stores, then answers: or never, or late
            if (!had) this.cases.set(body.case_id, body);
            if (how === 'never') return undefined;
            const yes = () => (had ? this.json(res, 400, { case_id: ['ovc basic crs with this case id already exists.'] })
                : this.json(res, 201, { ...body, case_serial: `CCO/003/016/5/29/${this.cases.size}/2026` }));
            return how === 'late' ? setTimeout(yes, 2500) : yes();
        });
        return undefined;
    }
    json(res, status, o) {
        res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(o));
    }
}

const FAST = 'when = "opened"; retry_s = 1; retry_max_s = 1; answer_s = 1;';
async function by(body, more = FAST, tls = undefined) {
    const c = await new Cpims(tls).listen();
    const file = path.join(directory(), 'token');
    fs.writeFileSync(file, `${TOKEN}\n`, { mode: 0o600 });
    const s = await Service.start({ sms: 'http://127.0.0.1:9/', more: `bridge: { url = "${tls ? `https://localhost` : `http://127.0.0.1`}:${c.port}/"; token = "${file}"; ${more} };` });
    s.tokenFile = file;
    s.n = 0;
    try {
        await body(c, s);
        await s.stop();
    } finally {
        await c.close();
    }
}
async function text(s, words, from) {
    const n = ++s.n;
    const r = await fetch(s.sms(), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ id: `m${n}`, from: from || `+2547330000${10 + n}`, to: '22116', text: words }) });
    assert.strictEqual(r.status, 200);
    await until('it is stored as a case', () => s.cases().length >= 1);
}
const KINDS = ['neglect boy 6', 'defilement girl 9', 'physical boy 11', 'abandoned girl 2', 'child-labour boy 13'];
async function cases(s, n) {
    for (let i = 0; i < n; i++) await text(s, `REPORT ${KINDS[i % KINDS.length]} Ganda`);
    await until('all are cases', () => s.cases().length === n);
}
const list = (s, state) => s.mlinzi('bridge', 'list', ...(state ? ['--state', state] : [])).split('\n').filter((l) => /^\d{8}/.test(l));
const all = (s, state, n) => until(`${n} ${state}`, () => list(s, state).length === n, 20000);

test('a case goes as CPIMS takes it: its codes, its place in digits, the words, never the reporter\'s number', () => by(async (c, s) => {
    await text(s, 'REPORT defilement girl 9 Ganda', '+254733000077');
    await all(s, 'acknowledged', 1);
    const [one] = c.seen;
    assert.strictEqual(c.seen.length, 1);
    assert.strictEqual(`${one.method} ${one.path}`, 'POST /api/v1/crs/');
    assert.match(one.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const b = one.body;
    assert.deepStrictEqual([b.county, b.constituency, b.reporter_ward, b.child_sex, b.child_age, b.risk_level, b.perpetrator], ['003', '016', 'Ganda', 'SFEM', 9, 'RLHG', 'PUNK']);
    assert.deepStrictEqual(b.case_details.map((d) => d.category), ['CCDF']);
    assert.match(b.case_date, /^2\d{3}-\d\d-\d\d$/);
    assert.match(b.case_narration, /REPORT defilement girl 9 Ganda/);
    for (const m of ['case_reporter', 'reporter_telephone', 'reporter_county', 'reporter_sub_county', 'reporter_village', 'organization_unit', 'case_landmark', 'hh_economic_status', 'family_status', 'mental_condition', 'physical_condition', 'other_condition', 'referral', 'summon', 'longitude', 'latitude', 'siblings', 'parents', 'caregivers', 'perpetrators'])
        assert.ok(m in b, m);
    assert.ok(!JSON.stringify(one).includes('733000077'));
    assert.match(list(s)[0], /acknowledged .*CCO\/003\/016\/5\/29\/1\/2026/);
    assert.match(s.mlinzi('audit', 'list'), /bridge\.sending[\s\S]*bridge\.taken|bridge\.taken[\s\S]*bridge\.sending/);
    assert.ok(!s.logText().includes(TOKEN));
    await sleep(1500);
    assert.strictEqual(c.seen.length, 1); // what it has is not sent again
}));

test('nonsense, errors, redirects, silence and a cut are no yes: it goes again under the same name until it is', () => by(async (c, s) => {
    c.answers.push(500, 'html', 'redirect', 'cut', 'wrong', 'other', 'nothing', 503, 'never');
    await cases(s, 3); // which of them hears which does not matter
    await all(s, 'acknowledged', 3);
    assert.strictEqual(c.seen.length, 12);
    assert.strictEqual(c.cases.size, 3);
    assert.strictEqual(new Set(c.seen.map((x) => x.id)).size, 3);
    assert.ok(c.seen.every((x) => x.path === '/api/v1/crs/'));
    for (const why of ['status', 'no-json', 'redirect', 'other-case', 'no-answer', 'time']) assert.ok(s.logText().includes(`why=${why}`), why);
}, `${FAST} tries = 50;`));

test('a late answer, and "already exists" to what came twice, are one case and no more', () => by(async (c, s) => {
    c.answers.push('late');
    await text(s, 'REPORT neglect boy 6 Ganda');
    await all(s, 'acknowledged', 1);
    assert.strictEqual(c.seen.length, 2);
    assert.strictEqual(c.cases.size, 1);
}));

test('away and back: all are told, and reports went on meanwhile', () => by(async (c, s) => {
    const { port } = c;
    await c.close();
    await cases(s, 4);
    await until('it was tried', () => /bridge\.failed/.test(s.logText()));
    assert.strictEqual(list(s, 'waiting').length, 4);
    const back = await new Cpims().listen(port);
    await all(s, 'acknowledged', 4);
    assert.strictEqual(back.cases.size, 4);
    await back.close();
}));

test('what CPIMS refuses waits for a person, keeps no other waiting, and goes when it is sent again', () => by(async (c, s) => {
    c.answers.push(400, 400);
    await text(s, 'REPORT neglect boy 6 Ganda');
    await all(s, 'quarantined', 1);
    assert.match(s.logText(), /alarm kind=bridge\.quarantined/);
    assert.match(list(s)[0], /quarantined +refused +400/);
    assert.match(await (await fetch(`http://127.0.0.1:${s.health}/metrics`)).text(), /^mlinzi_bridge_cases\{state="waiting"\} 0\nmlinzi_bridge_cases\{state="quarantined"\} 1$/m);
    await text(s, 'REPORT defilement girl 9 Ganda');
    await all(s, 'acknowledged', 1);
    assert.match(s.mlinzi('bridge', 'retry', '--all'), /1 case will be sent/);
    await all(s, 'acknowledged', 2);
    assert.strictEqual(c.cases.size, 2);
}, `${FAST} tries = 2;`));

test('a wrong token is an alarm; nothing is given up for it', () => by(async (c, s) => {
    fs.writeFileSync(s.tokenFile, 'another\n');
    await s.kill();
    await s.begin();
    await text(s, 'REPORT neglect boy 6 Ganda');
    await until('the alarm', () => /alarm kind=bridge\.closed why=token/.test(s.logText()));
    await sleep(1600); // beyond the second try
    assert.strictEqual(list(s, 'waiting').length, 1);
    fs.writeFileSync(s.tokenFile, `${TOKEN}\n`);
    await s.kill();
    await s.begin();
    await all(s, 'acknowledged', 1);
}, `${FAST} tries = 2;`));

test('to a stranger with another certificate nothing is told, and all of it once the right one answers', () => by(async (c, s) => {
    await text(s, 'REPORT neglect boy 6 Ganda');
    await until('it was tried', () => /bridge\.failed why=certificate/.test(s.logText()));
    assert.strictEqual(c.seen.length + c.asked, 0);
    const { port } = c;
    await c.close();
    const right = await new Cpims(certificates().good).listen(port);
    await all(s, 'acknowledged', 1);
    assert.strictEqual(right.cases.size, 1);
    await right.close();
}, `${FAST} ca_file = "${certificates().ca}";`, certificates().foreign));

test('only what was verified, unless each is to be told; what a person leaves out is not sent', () => by(async (c, s) => {
    await text(s, 'REPORT neglect boy 6 Ganda');
    const [ref] = s.cases()[0].split(' ');
    await sleep(1500);
    assert.strictEqual(c.seen.length + list(s).length, 0);
    s.mlinzi('person', 'add', 'helpline', '+254711000116', 'KE');
    const key = s.mlinzi('api', 'add', '+254711000001', '--name', 'An office', '--scopes', 'cases:act').trim();
    const r = await fetch(`${s.url}/api/mlinzi/v1/cases/${ref}/acts`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'v1' }, body: JSON.stringify({ act: 'verify', text: 'seen at home' }) });
    assert.strictEqual(r.status, 200, await r.text());
    await all(s, 'acknowledged', 1);
    await text(s, 'REPORT defilement girl 9 Ganda');
    const other = s.cases().map((l) => l.split(' ')[0]).find((x) => x !== ref);
    c.answers.push(500, 500, 500, 500);
    s.mlinzi('bridge', 'retry', other);
    s.mlinzi('bridge', 'skip', other);
    await all(s, 'skipped', 1);
    const n = c.seen.length;
    await sleep(1500);
    assert.ok(c.seen.length <= n + 1);
    assert.throws(() => s.mlinzi('bridge', 'skip', ref));
}, FAST.replace('when = "opened";', '')));

const ASK = `${FAST} ask_s = 1; ask_max_s = 1; tries = 2;`;
const lines = (s, ref) => JSON.parse(s.mlinzi('case', 'show', ref, '--json')).case.timeline.filter((t) => /^case\.cpims/.test(t.what));
const texts = (s) => s.mlinzi('message', 'list').split('\n').filter((l) => /case\.cpims/.test(l)).length;

test('what became of a case comes back once: taken up, words, set aside; it goes on here, its officer hears; nonsense waits for a person', () => by(async (c, s) => {
    await text(s, 'REPORT defilement girl 9 Ganda');
    await text(s, 'REPORT neglect boy 6 Ganda');
    await all(s, 'acknowledged', 2);
    const id = c.seen[0].id;
    const odd = c.seen[1].id;
    const ref = list(s).find((l) => l.includes(id)).slice(0, 8);
    const other = list(s).find((l) => l.includes(odd)).slice(0, 8);
    const states = () => s.cases().map((l) => l.split(/\s+/).slice(0, 3).join(' ')).sort().join();
    const before = states();
    c.became.set(odd, { verification_status: '007', dco_followup1: 'x' });
    c.became.set(id, { status: 1, case_serial: 'CCO/003/016/5/29/77/2026' });
    await until('taken up there', () => lines(s, ref).length === 1);
    assert.strictEqual(texts(s), 0); // that is no news an officer must act on
    assert.match(list(s).join('\n'), /acknowledged .*\/77\/2026/);
    c.became.set(id, { verification_status: '002', dco_followup1: 'Visited\nthe home' });
    await all(s, 'quarantined', 1);
    assert.match(list(s, 'quarantined')[0], /quarantined +odd-status +200/);
    const heard = new Promise((done) => c.became.set(id, (res) => setTimeout(() => done(c.json(res, 200, { case_id: id, verification_status: '003', dco_followup1: 'Not a case' })), 300)));
    await heard; // the words before it may never have been asked for: what is latest counts
    await s.kill(); // before the line, between it and the officer's text, or after
    await s.begin();
    s.mlinzi('bridge', 'retry', other);
    c.became.set(odd, { verification_status: '002' });
    await until('set aside there; the other one taken up', () => lines(s, other).length === 1 && lines(s, ref).some((t) => t.what === 'case.cpims-aside'));
    const n = c.asked;
    await until('asked again', () => c.asked > n + 1);
    assert.deepStrictEqual(lines(s, ref).map((t) => `${t.what} ${t.text}`).filter((t) => !/Visited the home/.test(t)).sort(), ['case.cpims-aside Not a case', 'case.cpims-up ']);
    await until('its officer hears', () => texts(s) === lines(s, ref).length - 1);
    // CPIMS puts it to us by itself, as it does to a VuruguMapper
    const key = s.mlinzi('api', 'add', '+254711000001', '--name', 'CPIMS', '--scopes', 'bridge:answer').trim();
    const other_key = s.mlinzi('api', 'add', '+254711000001', '--name', 'Another', '--scopes', 'cases:create,cases:act').trim();
    const login = async (password) => fetch(`${s.url}/json/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ userName: 'cpims', password }) });
    assert.deepStrictEqual([(await login('mlz1.wrong')).status, (await login(other_key)).status], [401, 401]);
    const carried = (await (await login(key)).json()).key;
    const put = async (to, body, k = carried) => (await fetch(`${s.url}/json/app/answer/single/${to}`, { method: 'PUT', headers: { userId: 'cpims', key: k, 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
    assert.deepStrictEqual([await put(id, { verification_status: '009' }), await put('00000000-0000-4000-8000-000000000000', {}), await put(id, {}, 'mlz1.wrong'), await put(id, {}, other_key)], [400, 404, 401, 403]);
    c.became.delete(id);
    const had = [lines(s, ref).length, texts(s)];
    for (let i = 0; i < 3; i++) assert.strictEqual(await put(id, { dco_followup1: 'Seen again', verification_status: '003' }), 200);
    await until('told once', () => texts(s) === had[1] + 1);
    assert.strictEqual(lines(s, ref).length, had[0] + 1);
    assert.strictEqual(states(), before); // nothing there closes anything here
    s.mlinzi('case', 'merge', other, ref); // it goes on as the other, and so do words about it
    await until('they are one', () => s.cases().length === 1);
    assert.strictEqual(await put(odd, { dco_followup1: 'Of both' }), 200);
    await until('told of the one that goes on', () => texts(s) === had[1] + 2);
    assert.ok(lines(s, ref).some((t) => t.text === 'Of both'));
    assert.strictEqual(c.cases.size, 2);
}, ASK));

for (const what of ['engine', 'door'])
    test(`the ${what} is killed between sending and the answer, again and again: each case is there once, none is missing`, () => by(async (c, s) => {
        for (let i = 0; i < 3; i++) {
            c.answers.push(i % 2 ? 'never' : 'lost');
            const n = c.seen.length;
            await text(s, `REPORT ${KINDS[i]} Ganda`);
            await until('CPIMS sees one', () => c.seen.length > n);
            if (what === 'engine') {
                await s.kill();
                await s.begin();
            } else process.kill(s.process('door'), 'SIGKILL');
            await until('the door answers', async () => fetch(`${s.url}/api/mlinzi/v1/openapi.json`).then((x) => x.status === 200, () => false));
        }
        c.answers.length = 0;
        await all(s, 'acknowledged', 3);
        assert.strictEqual(c.cases.size, 3);
        assert.strictEqual(new Set(c.seen.map((x) => x.id)).size, 3);
    }, FAST.replace('answer_s = 1', 'answer_s = 20')));

run(process.argv[2]);
