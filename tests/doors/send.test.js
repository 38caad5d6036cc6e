// send.test.js - texts that leave by an aggregator: verified TLS or nothing, each text once where that can be known, twice at worst
// where it cannot, and never lost; and what becomes of it is what the aggregator reports.
'use strict';
const assert = require('assert');
const { Aggregator, ANSWERS, post } = require('./aggregator');
const { Service, certificates, run, sleep, test, until } = require('./lib');

let last = 0;
const someone = () => `+2547330${String(++last).padStart(5, '0')}`;
async function report(s, from = someone()) { // its receipt and its advice are two texts to that number
    const r = await post(s.sms(), { id: `r${from}`, from, to: '22116', text: 'REPORT neglect girl 7 Ganda' });
    assert.strictEqual(r.status, 200);
    return from;
}
const to = (agg, number) => agg.texts.filter((t) => t.fields.to === number);
const states = (s) => s.mlinzi('message', 'list').split('\n').slice(1).filter(Boolean);
const count = (s, word) => states(s).filter((l) => new RegExp(`\\b${word}\\b`).test(l)).length;

async function by(tls, body, { answer, answers } = {}) {
    const agg = new Aggregator({ tls });
    await agg.listen();
    agg.answers.push(...(answers || []));
    const host = tls ? 'localhost' : '127.0.0.1';
    const s = await Service.start({ sms: `${agg.scheme}://${host}:${agg.port}/version1/messaging`, answer });
    try {
        await body(agg, s);
        await s.stop();
    } finally {
        await agg.close();
    }
}

test('over TLS whose certificate is for that host and by an authority of ours: it leaves once, is delivered when reported', () => by(certificates().good, async (agg, s) => {
    const who = await report(s);
    await until('both texts', () => to(agg, who).length === 2);
    await until('both are sent', () => count(s, 'sent') === 2);
    assert.strictEqual(to(agg, who)[0].fields.from, '22116');
    for (const t of to(agg, who)) assert.strictEqual((await post(s.dlr(), { id: t.name, status: 'Success', phoneNumber: who, networkCode: '63902' })).status, 200);
    assert.strictEqual(count(s, 'delivered'), 2); // answered after the commit: it is so at once
    await sleep(300);
    assert.strictEqual(agg.texts.length, 2);
}));

for (const [name, why] of [['expired', 'that has expired'], ['foreign', 'of an authority nobody knows'], ['other', 'for another host']]) {
    test(`a certificate ${why}: nothing leaves, and all of it does once that is mended`, () => by(certificates()[name], async (agg, s) => {
        const who = await report(s);
        await until('it was tried', () => agg.handshakes >= 2);
        assert.strictEqual(agg.texts.length, 0);
        assert.strictEqual(count(s, 'claimed'), 2);
        agg.server.setSecureContext(certificates().good);
        await until('both texts', () => to(agg, who).length === 2);
        await until('both are sent', () => count(s, 'sent') === 2);
    }));
}

test('nobody listens there: the texts wait, few try, and all leave once somebody does', async () => {
    const agg = await new Aggregator().listen();
    const { port } = agg;
    await agg.close();
    const s = await Service.start({ sms: `http://127.0.0.1:${port}/` });
    const all = [];
    for (let i = 0; i < 10; i++) all.push(await report(s));
    await until('the link is left alone', () => /http\.down/.test(s.logText()));
    await sleep(1500);
    assert.ok((s.logText().match(/http\.failed/g) || []).length <= 4 + 6, s.logText()); // four connections, then one trial at a time
    const back = new Aggregator();
    await back.listen(port);
    await until('all texts', () => back.texts.length >= 20);
    await until('all are sent', () => count(s, 'sent') === 20);
    assert.strictEqual(back.texts.length, 20);
    assert.ok(back.most <= 4, `${back.most} connections`);
    await s.stop();
    await back.close();
});

test('cut off after it was given: it goes again, and nothing is lost', () => by(null, async (agg, s) => {
    agg.answers.push(ANSWERS.cut, ANSWERS.cutTaken);
    const who = await report(s);
    await until('both are sent', () => count(s, 'sent') === 2);
    const mine = to(agg, who).map((t) => t.body);
    assert.strictEqual(new Set(mine).size, 2);
    assert.ok(mine.length === 4, `${mine.length} requests`);
}));

test('an answer that does not come in time is as no answer', () => by(null, async (agg, s) => {
    agg.answers.push(ANSWERS.silent, ANSWERS.silent);
    const who = await report(s);
    await until('both are sent', () => count(s, 'sent') === 2);
    assert.strictEqual(to(agg, who).length, 4);
}, { answer: 1 }));

test('errors of the moment, a busy server, a wrong key, a missing sender: it waits and goes again', () => by(null, async (agg, s) => {
    agg.answers.push(ANSWERS.status(500), ANSWERS.status(429), ANSWERS.code(500), ANSWERS.code(405));
    const who = await report(s);
    await until('both are sent', () => count(s, 'sent') === 2, 15000);
    assert.strictEqual(to(agg, who).length, 6);
    assert.match(s.logText(), /alarm kind=http\.fault link=at why=balance/);
    agg.apikey = 'another';
    const other = await report(s);
    await until('somebody is told', () => /alarm kind=http\.fault link=at why=key/.test(s.logText()));
    agg.apikey = 'the-key';
    await until('it went again', () => to(agg, other).length === 2);
    assert.ok(!s.logText().includes('the-key') && !s.logText().includes(other.slice(5, 11)));
}));

test('refused for itself: it has failed, and the others go on', () => by(null, async (agg, s) => {
    const who = await report(s);
    await until('both are sent', () => count(s, 'sent') === 1 && count(s, 'failed') === 1);
    await sleep(300);
    assert.strictEqual(to(agg, who).length, 2);
}, { answers: [ANSWERS.code(403)] }));

test('a yes that cannot be read is a yes: nobody is sent the same text for ever', () => by(null, async (agg, s) => {
    agg.otherwise = ANSWERS.garbage;
    await report(s);
    await until('both are sent', () => count(s, 'sent') === 2);
    await sleep(500);
    assert.strictEqual(agg.texts.length, 2);
}));

test('reports: each status is what it says, an unknown one is refused, and one that overtakes the answer waits for it', () => by(null, async (agg, s) => {
    agg.otherwise = (a, fields, res) => setTimeout(() => a.taken(fields, res, 101), 600); // its names can be guessed here
    await report(s);
    await until('both are on their way', () => agg.texts.length === 2);
    assert.strictEqual((await post(s.dlr(), { id: 'ATXid_00000001', status: 'Success' })).status, 200);
    assert.strictEqual(count(s, 'delivered'), 0);
    await until('both have a name', () => count(s, 'delivered') === 1 && count(s, 'sent') === 1);
    assert.strictEqual((await post(s.dlr(), { id: 'ATXid_00000002', status: 'Buffered' })).status, 200);
    assert.strictEqual(count(s, 'sent'), 1);
    assert.strictEqual((await post(s.dlr(), { id: 'ATXid_00000002', status: 'Lost' })).status, 400);
    assert.strictEqual((await post(s.dlr(), { id: 'ATXid_00000002', status: 'Expired', failureReason: 'x' })).status, 200);
    assert.strictEqual(count(s, 'failed'), 1);
    assert.strictEqual((await post(s.dlr(), { id: 'ATXid_00000001', status: 'Failed' })).status, 200);
    assert.strictEqual(count(s, 'delivered'), 1); // what arrived has arrived
}));

test('the door is killed while texts are on their way: all leave, at worst twice', () => by(null, async (agg, s) => {
    agg.otherwise = (a, fields, res) => setTimeout(() => a.taken(fields, res, 101), 300);
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await report(s));
    await until('some are on their way', () => agg.texts.length >= 2);
    const door = s.process('door');
    process.kill(door, 'SIGKILL');
    await until('another door', () => s.process('door') && s.process('door') !== door);
    await until('all are sent', () => count(s, 'sent') === 10);
    for (const who of all) {
        const mine = to(agg, who);
        assert.strictEqual(new Set(mine.map((t) => t.body)).size, 2);
        assert.ok(mine.length <= 4, `${mine.length} requests to one number`);
    }
}));

test('the engine is killed while texts are on their way: all leave, at worst twice', () => by(null, async (agg, s) => {
    agg.otherwise = (a, fields, res) => setTimeout(() => a.taken(fields, res, 101), 300);
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await report(s));
    await until('some are on their way', () => agg.texts.length >= 2);
    await s.kill();
    await s.begin();
    await until('all are sent', () => count(s, 'sent') === 10);
    for (const who of all) {
        const mine = to(agg, who);
        assert.strictEqual(new Set(mine.map((t) => t.body)).size, 2);
        assert.ok(mine.length <= 4, `${mine.length} requests to one number`);
    }
}));

run(process.argv[2]);
