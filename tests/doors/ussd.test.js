// ussd.test.js - USSD by an aggregator's calls: each answer from the kind on is stored before its screen is shown, whoever is killed,
// and what was typed is told apart from what was typed before also where it holds a '*'.
'use strict';
const assert = require('assert');
const { Aggregator, post } = require('./aggregator');
const { SECRET, Service, run, test, until } = require('./lib');

let agg;
let s;
let last = 0;
const someone = () => `+2547331${String(++last).padStart(5, '0')}`;
class Dial {
    constructor(phone = someone()) {
        this.phone = phone;
        this.session = `ATUid_${phone.slice(-4)}_${Date.now()}_${++last}`;
        this.text = null;
    }
    fields(more) {
        return { sessionId: this.session, serviceCode: '*384*1234#', phoneNumber: this.phone, networkCode: '63902', ...more };
    }
    again() { // the same hop once more
        return post(`${s.url}/ussd/at/${SECRET}`, this.fields({ text: this.text }));
    }
    async key(typed) {
        this.text = this.text === null ? '' : this.text ? `${this.text}*${typed}` : typed;
        const r = await this.again();
        assert.strictEqual(r.status, 200, `${this.text}: ${r.status} ${r.body}`);
        assert.match(r.body, /^(CON|END) \S[^]*\S$/);
        return r.body;
    }
    over(more) {
        return post(`${s.url}/ussd/at/${SECRET}`, this.fields({ date: '2026-11-22 07:00:00', status: 'Failed', durationInMillis: '9000', hopsCount: '2', input: this.text, lastAppResponse: 'CON', errorMessage: 'x', ...more }));
    }
}
const ref = (screen) => screen.match(/\d{4} \d{4}/)[0];
const texts = (phone) => agg.texts.filter((t) => t.fields.to === phone).map((t) => t.fields.message);

test('a report from the dial to its reference; a hop that comes again shows the same and changes nothing', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
    const d = new Dial();
    assert.match(await d.key(), /^CON [^]*\n1 Report/);
    await d.key('1');
    const kind = await d.key('3');
    assert.match(kind, /^CON We have your report \d{4} \d{4}/);
    assert.strictEqual(s.cases().length, 1);
    assert.strictEqual((await d.again()).body, kind);
    assert.strictEqual(s.cases().length, 1);
    await d.key('1');
    await d.key('7');
    await d.key('Ganda');
    const end = await d.key('1');
    assert.match(end, /^END /);
    assert.strictEqual(ref(end), ref(kind));
    assert.deepStrictEqual(texts(d.phone), []); // only if asked for
});

test("a '*' in what is typed is a letter of it", async () => {
    const d = new Dial();
    await d.key();
    await d.key('1');
    await d.key('ana njaa * hana * chakula'); // in one's own words
    await d.key('1');
    const place = await d.key('7');
    assert.match(place, /^CON Where is the child/);
    assert.match(await d.key('Ganda*Malindi'), /^CON Report \d{4} \d{4}/);
    assert.match(await d.key('1'), /^END /);
});

test('the network tells that the session is over: the receipt of a report begun in it goes as a text; of nothing, nothing', async () => {
    const none = new Dial();
    await none.key();
    await none.key('1');
    assert.strictEqual((await none.over()).status, 200);
    const begun = new Dial();
    await begun.key();
    await begun.key('1');
    const screen = await begun.key('3');
    assert.strictEqual((await begun.over()).status, 200);
    await until('its receipt', () => texts(begun.phone).length > 0);
    assert.ok(texts(begun.phone)[0].includes(ref(screen)));
    assert.strictEqual((await begun.over()).status, 200);
    assert.deepStrictEqual(texts(none.phone), []);
    assert.strictEqual(texts(begun.phone).length, 1);
});

test('what is no hop is refused, and a phone that is none is told to try again', async () => {
    const url = `${s.url}/ussd/at/${SECRET}`;
    assert.strictEqual((await post(url, { phoneNumber: '+254733000021', text: '' })).status, 400);
    assert.strictEqual((await post(url, { sessionId: 'x', text: '' })).status, 400);
    assert.strictEqual((await post(url, { sessionId: 'x', phoneNumber: '+254733000021' })).status, 400);
    assert.strictEqual((await post(url, { sessionId: 'x', phoneNumber: 'nobody', text: '' })).status, 503);
    assert.strictEqual((await post(url, { sessionId: 'x'.repeat(500), phoneNumber: '+254733000021', text: '' })).status, 503);
    assert.strictEqual((await post(url, { sessionId: 'x', phoneNumber: '+254733000021', text: '9'.repeat(5000) })).status, 503);
    assert.strictEqual((await post(url.replace(SECRET, 'wrong'), { sessionId: 'x', phoneNumber: '+254733000021', text: '' })).status, 403);
});

test('the door is killed between two hops: the session goes on', async () => {
    const d = new Dial();
    await d.key();
    await d.key('1');
    const first = await d.key('3');
    const door = s.process('door');
    process.kill(door, 'SIGKILL');
    await until('another door', () => s.process('door') && s.process('door') !== door);
    assert.match(await d.key('1'), /^CON How old/);
    await d.key('9');
    await d.key('99');
    assert.strictEqual(ref(await d.key('1')), ref(first));
});

test('all of it is killed after the kind was known: the report is there, and dialling again offers to go on', async () => {
    const before = s.cases().length;
    const d = new Dial();
    await d.key();
    await d.key('1');
    const first = await d.key('3');
    await s.kill();
    await s.begin();
    assert.strictEqual(s.cases().length, before + 1);
    const again = new Dial(d.phone);
    const screen = await again.key();
    assert.match(screen, /^CON /);
    assert.strictEqual(ref(screen), ref(first));
    await s.stop();
    await agg.close();
});

test('killed at any moment of many dials: whatever screen was shown stands in the store', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
    const shown = [];
    let killed = false;
    const one = async () => {
        const d = new Dial();
        try {
            await d.key();
            await d.key('1');
            shown.push(ref(await d.key('3')).replace(' ', ''));
            await d.key('1');
        } catch (e) {
            assert.ok(killed, e.stack); // nobody is turned away before
        }
    };
    const all = [];
    for (let i = 0; i < 60; i++) {
        all.push(one());
        if (i === 40) {
            await until('some are there', () => shown.length >= 15);
            killed = true;
            await s.kill();
        }
    }
    await Promise.all(all);
    await s.begin();
    const stored = new Set(s.cases().map((l) => l.slice(0, 8)));
    assert.ok(shown.length >= 15);
    for (const r of shown) assert.ok(stored.has(r), `${r} was shown and is not there`);
    await s.stop();
    await agg.close();
});

run(process.argv[2]);
