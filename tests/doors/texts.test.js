// texts.test.js - texts an aggregator brings: 200 means stored, whoever is killed; the same one again changes nothing; strangers are
// turned away and told of.
'use strict';
const assert = require('assert');
const { Aggregator, ANSWERS, post } = require('./aggregator');
const { SECRET, Service, run, sleep, test, until } = require('./lib');

let agg;
let s;
const text = (id, from, words = 'REPORT neglect girl 7 Ganda', more) => ({ id, from, to: '22116', text: words, date: '2026-11-22 06:00:00', linkId: 'L', ...more });
const report = (n) => text(`k${n}`, `+2547332${String(n).padStart(5, '0')}`);
// As the aggregator does: again and again until it hears 200.
async function insist(fields, heard) {
    for (const end = Date.now() + 15000; Date.now() < end; await sleep(50)) {
        if ((await post(s.sms(), fields)).status !== 200) continue;
        heard.add(fields.id);
        return;
    }
    throw new Error(`${fields.id} was never taken`);
}

test('a text becomes a case, its answer leaves by the same link; sent again it changes nothing, in whatever time and order', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
    const who = '+254733000011';
    assert.strictEqual((await post(s.sms(), text('a1', who))).status, 200);
    assert.strictEqual(s.cases().length, 1); // answered after the commit
    await until('its answers', () => agg.texts.filter((t) => t.fields.to === who).length === 2);
    await Promise.all([1, 2, 3, 4, 5].map(async () => assert.strictEqual((await post(s.sms(), text('a1', who))).status, 200)));
    assert.strictEqual((await post(s.sms(), text('a1', who, undefined, { date: '2026-11-22 06:05:00' }))).status, 200);
    assert.strictEqual(s.cases().length, 1);
    assert.strictEqual(s.status('duplicates'), '6');
    const long = 'x'.repeat(3000);
    for (let i = 0; i < 2; i++) assert.strictEqual((await post(s.sms(), text(long, who, 'hello'))).status, 200);
    assert.strictEqual(s.status('duplicates'), '7');
    assert.strictEqual((await post(s.sms(), text(`${long}y`, who, 'hello again'))).status, 200);
    assert.strictEqual(s.status('duplicates'), '7');
});

test('what is no text in UTF-8 is kept for a person', async () => {
    assert.strictEqual((await post(s.sms(), 'id=u1&from=%2B254733000012&text=%FF%FEh')).status, 200);
    assert.match(s.mlinzi('message', 'list', '--state', 'person'), /binary/);
});

test('strangers: a wrong secret, no secret, another link, and the tenth of them is an alarm', async () => {
    const hello = text('z1', '+254733000013', 'hello');
    for (const [url, status] of [[s.sms('wrong'), 403], [s.sms(''), 403], [s.sms(`${SECRET}x`), 403], [s.sms(SECRET.slice(0, -1)), 403], [s.sms(SECRET.toLowerCase()), 403],
        [`${s.url}/sms/other/${SECRET}`, 404], [`${s.url}/sms/`, 404], [`${s.url}/dlr/at/wrong`, 403], [`${s.url}/ussd/at/`, 403]]) assert.strictEqual((await post(url, hello)).status, status, url.replace(SECRET, ''));
    assert.ok(!/alarm kind=http\.refused/.test(s.logText()));
    for (let i = 0; i < 4; i++) await post(s.sms('guess'), hello);
    await until('somebody is told', () => /alarm kind=http\.refused link=at/.test(s.logText()));
    assert.strictEqual((await post(s.sms(), hello)).status, 200);
    assert.ok(!s.logText().includes(SECRET));
    await s.stop();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/`, link: '', more: '', allow: '192.0.2.0/24' });
    assert.strictEqual((await post(s.sms(), hello)).status, 403);
    await s.stop();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/`, http: 'proxies = "127.0.0.1";', allow: '192.0.2.0/24' });
    assert.strictEqual((await post(s.sms(), hello, { headers: { 'X-Forwarded-For': '192.0.2.9' } })).status, 200);
    assert.strictEqual((await post(s.sms(), hello, { headers: { 'X-Forwarded-For': '192.0.2.9, 198.51.100.1' } })).status, 403);
    await s.stop();
});

test('a secret that cannot be read lets nobody in, and somebody is told', async () => {
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/`, secret: 'short' });
    assert.strictEqual((await post(s.sms('short'), text('q', '+254733000014'))).status, 503);
    assert.match(s.logText(), /alarm kind=http\.closed link=at/);
    await s.stop();
});

test('killed between taking a text and its commit: it was not answered, and comes again', async () => {
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/`, more: 'turn: { linger_ms = 1000; };' }); // a turn waits so long
    const first = post(s.sms(), report(500));
    await sleep(300);
    await s.kill();
    assert.notStrictEqual((await first).status, 200);
    await s.begin();
    assert.strictEqual(s.cases().length, 0);
    assert.strictEqual((await post(s.sms(), report(500))).status, 200);
    assert.strictEqual(s.cases().length, 1);
    await s.stop();
});

for (const victim of ['the door', 'the engine']) {
    test(`${victim} is killed again and again under texts: what was answered 200 is stored, each once, and its answer leaves`, async () => {
        s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
        agg.texts.length = 0;
        agg.answers.push(ANSWERS.cut, ANSWERS.status(500));
        const heard = new Set();
        const all = [];
        for (let n = 0; n < 90; n++) {
            all.push(insist(report(n), heard));
            await sleep(4);
            if (n % 30 === 15 && victim === 'the door') {
                const door = s.process('door');
                if (door) process.kill(door, 'SIGKILL');
            } else if (n % 30 === 15) {
                await s.kill();
                await s.begin();
            }
        }
        await Promise.all(all);
        assert.strictEqual(heard.size, 90);
        assert.strictEqual(s.mlinzi('case', 'list', '--limit', '500').split('\n').filter((l) => /^\d{8}/.test(l)).length, 90);
        await until('each has its receipt', () => new Set(agg.texts.filter((t) => /Your report is/.test(t.fields.message)).map((t) => t.fields.to)).size === 90, 20000);
        await s.stop();
    });
}

test('its end', () => agg.close());

run(process.argv[2]);
