// bad.js - scenarios against a bearerbox with faults: whatever it sends, good reports get through, nothing is dropped unseen.
'use strict';
const fs = require('fs');
const path = require('path');
const { BadBox } = require('./badbox');
const { payload, frame } = require('./frames');
const { Box, until, must, equal, sleep } = require('./harness');

let n = 0;
const text = () => `REPORT neglect boy 6 Ganda b${++n}`;

async function stored(w, id, ms = 5000) {
    return until(`${id} stored`, ms, () => w.box.stored().find((m) => m.msgid === id));
}
async function acked(w, id, ms = 5000) {
    await until(`${id} acknowledged`, ms, () => w.peer.acks.includes(id));
}
const linked = (w, ms = 15000) => until('a link', ms, () => w.peer.link);
// A good report, and proof that it was stored and acknowledged.
async function good(w) {
    await linked(w);
    const m = w.peer.mo(text());
    w.peer.say(m);
    await acked(w, m.id);
    equal((await stored(w, m.id)).kind, 'text', 'kind');
}
// The frame is kept for a person and acknowledged, on the same link.
async function kept(w, bytes, id, first) {
    await linked(w);
    const links = w.peer.links;
    w.peer.write(bytes);
    await acked(w, id);
    const m = await stored(w, id);
    equal(m.kind, 'broken', 'kind');
    must(m.text.length <= 65536, `${m.text.length} bytes kept`);
    must(m.text.equals(first.subarray(0, m.text.length)), 'its first bytes as they came');
    await good(w);
    equal(w.peer.links, links, 'links');
}
// The link is closed, and the next one carries a good report.
async function closes(w, bytes, ms = 5000) {
    await linked(w);
    const { closed, links } = w.peer;
    w.peer.write(bytes);
    await until('the link closed', ms, () => w.peer.closed > closed);
    await until('a new link', 15000, () => w.peer.links > links);
    await good(w);
}
const sms = (body) => body.indexOf(Buffer.from('REPORT')) - 4; // where the length of msgdata stands

async function truncated(t, w) {
    await t.test('a good report gets through', () => good(w));
    await t.test('a report in pieces of one byte gets through', async () => {
        await linked(w);
        const m = w.peer.mo(text());
        for (const b of frame(m.body)) {
            w.peer.write(Buffer.from([b]));
            await new Promise((done) => setImmediate(done));
        }
        await acked(w, m.id);
    });
    await t.test('255 parts of Greek in one frame get through as a text', async () => {
        await linked(w);
        const m = w.peer.mo('x' + 'Ω'.repeat(39015));
        w.peer.say(m);
        await acked(w, m.id);
        const s = await stored(w, m.id);
        equal([s.kind, s.text.length], ['text', w.echo ? 78031 : 65535], 'kind and bytes: the daemon keeps 64 KiB, whole letters');
        await good(w);
    });
    await t.test('fields cut off after the id: kept for a person, acknowledged, the link stays', async () => {
        for (const cut of [1, 5, 60]) {
            const m = w.peer.mo(text());
            const body = m.body.subarray(0, m.body.length - cut);
            await kept(w, frame(body), m.id, body);
        }
    });
    await t.test('fields cut off before the id: the link closes, the next report gets through', async () => {
        const m = w.peer.mo(text());
        await closes(w, frame(m.body.subarray(0, m.body.indexOf('REPORT') + 3)));
    });
    await t.test('a field longer than its frame: kept for a person by the one id in sight', async () => {
        for (const length of [0x7fffffff, -2, 5000]) {
            const m = w.peer.mo(text());
            m.body.writeInt32BE(length, sms(m.body));
            await kept(w, frame(m.body), m.id, m.body);
        }
    });
    await t.test('a type nobody knows, an empty frame: the link closes', async () => {
        await closes(w, frame(Buffer.from([0, 0, 0, 9])));
        await closes(w, frame(Buffer.alloc(0)));
    });
    await t.test('heartbeats, admin words and datagrams are passed over', async () => {
        await linked(w);
        const links = w.peer.links;
        w.peer.write(frame(payload('heartbeat', { load: 3 })));
        w.peer.write(frame(payload('admin', { command: 1 })));
        w.peer.write(frame(Buffer.from([0, 0, 0, 4, 1, 2, 3])));
        await good(w);
        equal(w.peer.links, links, 'links');
    });
    await t.test('binary codings and unknown sms types are kept for a person', async () => {
        await linked(w);
        const a = w.peer.mo(Buffer.from('0001fe', 'hex'), { coding: 3 });
        const b = w.peer.mo(text(), { sms_type: 4 });
        w.peer.say(a);
        w.peer.say(b);
        await acked(w, b.id);
        equal((await stored(w, a.id)).kind, 'binary', 'kind');
        equal((await stored(w, b.id)).kind, 'broken', 'kind');
    });
}

async function too_long(t, w) {
    await t.test('a frame over 1 MiB with an id: drained, its first 64 KiB kept, acknowledged, the link stays', async () => {
        const m = w.peer.mo('x'.repeat(1500000));
        await kept(w, frame(m.body), m.id, m.body);
        const s = w.box.stored().find((x) => x.msgid === m.id);
        equal([s.text.length, s.from], [65536, '+254700000001'], 'bytes kept, and from whom');
    });
    await t.test('a frame of exactly 1 MiB is a text like any other', async () => {
        await linked(w);
        const empty = w.peer.mo('');
        const m = w.peer.mo('x'.repeat(1048576 - empty.body.length));
        equal(m.body.length, 1048576, 'bytes');
        w.peer.say(m);
        await acked(w, m.id);
        equal((await stored(w, m.id)).kind, 'text', 'kind');
    });
    await t.test('a frame over 1 MiB without an id closes the link', async () => {
        await closes(w, frame(w.peer.mo('x'.repeat(1500000), { id: undefined }).body));
    });
    await t.test('a length no frame can have closes the link at once', async () => {
        await closes(w, frame(Buffer.from('junk'), 0xffffffff), 900);
    });
    await t.test('a length longer than the frame swallows the next, and the link starts again', async () => {
        const m = w.peer.mo(text());
        await closes(w, frame(m.body, m.body.length + 500000), w.stall_ms + 4000);
    });
    await t.test('a length shorter than the frame: what follows is no frame', async () => {
        const m = w.peer.mo(text());
        await closes(w, frame(m.body, 60), w.stall_ms + 4000);
    });
}

async function lost_links(t, w) {
    await t.test('three closings within a minute raise an alarm', async () => {
        for (let i = 0; i < 3; i++) await closes(w, frame(w.peer.mo(text(), { id: undefined }).body));
        must(w.box.said('alarm.kannel') >= 1, 'an alarm');
    });
    await t.test('a frame begun and not continued: the link starts again', async () => {
        await closes(w, frame(w.peer.mo(text()).body).subarray(0, 50), w.stall_ms + 4000);
    });
    await t.test('shutdown and restart close the link at once', async () => {
        for (const command of [0, 4]) await closes(w, frame(payload('admin', { command })), 500);
    });
    await t.test('what was not acknowledged may come again on the next link, and is acknowledged there', async () => {
        await linked(w);
        const m = w.peer.mo(text());
        const { links } = w.peer;
        w.peer.link.pause(); // its ack is never read
        w.peer.say(m);
        await stored(w, m.id);
        w.peer.link.resetAndDestroy();
        await until('a new link', 15000, () => w.peer.links > links && w.peer.link);
        w.peer.acks.length = 0;
        w.peer.say(m);
        await acked(w, m.id);
    });
    await t.test('a flood of 5,000 in one write is acknowledged to the last', async () => {
        await linked(w);
        const all = Array.from({ length: 5000 }, () => w.peer.mo(text()));
        w.peer.write(Buffer.concat(all.map((m) => frame(m.body))));
        const want = new Set(all.map((m) => m.id));
        await until('all acknowledged', 15000, () => w.peer.acks.filter((id) => want.has(id)).length === 5000);
        const have = new Set(w.box.stored().map((m) => m.msgid));
        equal(all.filter((m) => !have.has(m.id)).length, 0, 'acknowledged and not stored');
    });
}

async function outgoing(t, w) {
    let k = 0;
    const ask = async (change = {}) => {
        await linked(w);
        const from = `+2547140000${String(++k).padStart(2, '0')}`;
        const m = w.peer.mo(`SAY Asante ${k}`, { sender: from, ...change });
        w.peer.say(m);
        return until('the answer', 5000, () => w.peer.messages.find((x) => x.receiver === from));
    };
    const receipts = (m) => w.box.ledger('receipt').filter((r) => r[1] === m.dlr_url).map((r) => r[2]);
    const heard = (m, word) => until(`${word} for ${m.dlr_url}`, 5000, () => receipts(m).includes(word));
    await t.test('a message as bearerbox wants it', async () => {
        const m = await ask();
        const now = Date.now() / 1000;
        equal([m.sms_type, m.coding, m.charset, m.dlr_mask, m.boxc_id], [2, 0, undefined, 27, 'mlinzi'], 'fields');
        equal([String(m.msgdata), m.sender], [`Asante ${k}`, '22116'], 'text and sender');
        must(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(m.id), `id ${m.id}`);
        must(Math.abs(m.time - now) < 10 && Math.abs(m.validity - now - 7200) < 10, `time ${m.time}, validity ${m.validity}`);
        await heard(m, 'accepted');
    });
    await t.test('reports are acknowledged and told by their mask', async () => {
        const m = await ask();
        for (const [mask, word] of [[8, 'accepted'], [1, 'delivered'], [2, 'failed'], [16, 'failed']]) {
            const id = w.peer.say(w.peer.report(m.dlr_url, mask));
            await acked(w, id);
            await heard(m, word);
        }
        const odd = w.peer.say(w.peer.report('http://elsewhere/', 1));
        await acked(w, odd);
    });
    await t.test('refused is failed, buffered is accepted', async () => {
        w.peer.answer = 1;
        await heard(await ask(), 'failed');
        w.peer.answer = 3;
        await heard(await ask(), 'accepted');
        w.peer.answer = 0;
    });
    await t.test('a full queue: the same message is sent again later', async () => {
        w.peer.answer = 2;
        const m = await ask();
        await heard(m, 'later');
        w.peer.answer = 0;
        await heard(m, 'accepted');
        must(w.peer.messages.filter((x) => x.id === m.id).length >= 2, 'sent twice');
    });
    await t.test('no answer at all: the link starts again, and so does the message', async () => {
        const { links } = w.peer;
        w.peer.answer = null;
        const m = await ask();
        await until('a new link', 8000, () => w.peer.links > links);
        w.peer.answer = 0;
        await heard(m, 'accepted');
        equal(receipts(m)[0], 'later', 'first');
    });
    await t.test('at most a window of messages is unanswered, the rest waits', async () => {
        await linked(w);
        w.peer.answer = null;
        const first = w.peer.messages.length;
        for (let i = 0; i < 150; i++) w.peer.say(w.peer.mo(`SAY w${i}`, { sender: `+25471500${String(i).padStart(4, '0')}` }));
        await until('a full window', 5000, () => w.peer.messages.length - first >= 100);
        await sleep(200);
        equal(w.peer.messages.length - first, 100, 'messages out');
        w.peer.answer = 0;
        const words = () => new Set(w.peer.messages.slice(first).map((m) => String(m.msgdata)));
        await until('all of them', 10000, () => words().size === 150);
    });
    await t.test('acks for messages that were never sent are passed over', async () => {
        await linked(w);
        w.peer.write(frame(payload('ack', { nack: 0, time: 1, id: '00000000-0000-4000-8000-000000000001' })));
        await good(w);
    });
}

// A box that may hold seven unacknowledged messages stops reading there, and goes on as it acknowledges.
async function backpressure(t, dir, settings) {
    const w = { peer: new BadBox(), box: new Box(settings, path.join(dir, 'narrow')) };
    fs.mkdirSync(w.box.dir);
    w.box.start(await w.peer.listen(), ['--unacked', '7']);
    try {
        await t.test('a box that holds seven at most takes a flood of 2,000 all the same', async () => {
            await linked(w);
            const all = Array.from({ length: 2000 }, () => w.peer.mo(text()));
            w.peer.write(Buffer.concat(all.map((m) => frame(m.body))));
            await until('all acknowledged', 15000, () => new Set(w.peer.acks).size === 2000);
            equal(w.box.stored().length, 2000, 'stored');
            await good(w);
        });
    } finally {
        await w.box.end();
        w.peer.close();
    }
}

module.exports = async function bad(t, dir, settings) {
    const w = { peer: new BadBox(), box: new Box(settings, path.join(dir, 'bad')), stall_ms: settings.echo ? 1000 : 10000, echo: settings.echo };
    fs.mkdirSync(w.box.dir);
    w.box.start(await w.peer.listen());
    try {
        await linked(w);
        equal(w.peer.identified, 'mlinzi', 'who it says it is');
        await truncated(t, w);
        await too_long(t, w);
        await lost_links(t, w);
        if (settings.echo) await outgoing(t, w);
        await t.test('the box wrote no bad frame, and lives', () => {
            equal(w.peer.faults, [], 'faults');
            equal(w.box.ended, false, 'ended');
            must(!w.box.said('ERROR: |runtime error|must.failed'), w.box.log.slice(-2000));
        });
    } finally {
        await w.box.end();
        w.peer.close();
    }
    if (settings.echo) await backpressure(t, dir, settings);
};
