// body.test.js - our request to the aggregator is its own client's, byte for byte. What npm africastalking writes to a server of
// ours is tests/data/africastalking-bodies.jsonl, which tests/unit/gateway_africastalking_test.c holds our writer against; and
// what the daemon really sends is held against it here. With --write it makes the file.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Aggregator, post } = require('./aggregator');
const { Service, root, run, test, until } = require('./lib');

const FILE = path.join(root, 'tests/data/africastalking-bodies.jsonl');
const MESSAGES = [
    'Kesi 123 imepokelewa & asante',
    "REPORT ana njaa, msichana 7 Ganda *~!'() & 100% @home + \"x\" /=?#[]{}|\\^`<>;:,.-_$",
    'ĩũ 🙏 café\nmwisho\r\n\ttab\u007f',
    '+',
    '0',
];
async function bodies(texts) { // as the real client writes them
    const agg = await new Aggregator().listen();
    for (const t of texts) {
        const client = require('africastalking')({ username: t.username, apiKey: 'the-key', format: 'json' });
        require('africastalking/lib/common').SMS_URL = `http://127.0.0.1:${agg.port}/version1/messaging`; // making a client sets it
        await client.SMS.send({ to: t.to, message: t.message, from: t.from || undefined, enqueue: true });
    }
    await agg.close();
    return agg.texts;
}
const fixture = () => MESSAGES.flatMap((message) => ['MLINZI', '22116', ''].map((from) => ({ username: 'sand box', to: '+254711000111', from, message })));

test('the file of bodies is what npm africastalking writes', async () => {
    const texts = fixture();
    const written = await bodies(texts);
    const lines = texts.map((t, i) => JSON.stringify({ ...t, body: written[i].body }) + '\n').join('');
    if (process.argv.includes('--write')) fs.writeFileSync(FILE, lines);
    assert.strictEqual(fs.readFileSync(FILE, 'utf8'), lines);
});

test('what the daemon sends is what npm africastalking sends', async () => {
    const agg = await new Aggregator().listen();
    const s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/version1/messaging` });
    assert.strictEqual((await post(s.sms(), { id: 'b1', from: '+254733000001', to: '22116', text: 'REPORT neglect girl 7 Ganda' })).status, 200);
    assert.strictEqual((await post(s.sms(), { id: 'b2', from: '+254733000002', to: '22116', text: 'RIPOTI njaa msichana 7 Ganda' })).status, 200);
    await until('texts leave', () => agg.texts.length >= 4);
    await s.stop();
    const theirs = await bodies(agg.texts.map((t) => ({ ...t.fields, username: 'sandbox' })));
    for (const [i, t] of agg.texts.entries()) {
        assert.strictEqual(t.body, theirs[i].body);
        assert.strictEqual(t.path, theirs[i].path);
        for (const h of ['apikey', 'accept', 'content-type']) assert.strictEqual(t.headers[h].replace(/;.*/, ''), theirs[i].headers[h].replace(/;.*/, ''), h);
    }
    await agg.close();
});

run();
