#!/usr/bin/env node
// scenarios.js - the way of a text through a real bearerbox, and past a broken one. The box program is a parameter:
//   scenarios.js [--echo PROGRAM] [--box 'COMMAND {port} {dir}' --list 'COMMAND {dir}' [--counts 'COMMAND {dir}']]
//                [--only WORDS] [--kills N] [--rate N] [--seed N]
// Without --box it is echo_box, and then the messages sent are checked to the letter too. Prints TAP. What was acknowledged
// is judged by the SMSC's ledger, never by ours. --counts prints what became of the load's reports (mlinzi_look), for a box that makes cases.
'use strict';
const fs = require('fs');
const path = require('path');
const { Tap, Bearerbox, Box, until, must, equal, seeded, sleep, workdir } = require('./harness');
const bad = require('./bad');

function option(name, otherwise) {
    const i = process.argv.indexOf(name);
    return i < 0 ? otherwise : process.argv[i + 1];
}
const words = (s) => s && s.split(' ').filter(Boolean);
const echo = !option('--box');
const settings = {
    echo,
    box: words(option('--box', `${option('--echo', 'build/kannel/echo_box')} --port {port} --ledger {dir}/ledger --stall-ms 1000 --accept-ms 1500 --reconnect-ms 100 --expires-s 7200`)),
    list: words(option('--list')),
    counts: words(option('--counts')),
    kills: +option('--kills', 8),
    rate: +option('--rate', 1500),
    seed: +option('--seed', 20261121),
};
const GSM = '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€';
const COMBINE_S = 2;
const KEPT_MAX = 65536; // bytes of a text that the daemon keeps; echo_box keeps all

// Waits for the one stored message with this text.
async function arrives(w, text, from, ms = 5000) {
    const found = await until(`"${text.slice(0, 40)}" from ${from}`, ms, () => {
        const all = w.box.stored().filter((m) => m.from === from && m.text.toString() === (echo ? text : Buffer.from(text).subarray(0, KEPT_MAX).toString()));
        return all.length > 0 && all;
    });
    equal(found.length, 1, 'times stored');
    equal(found[0].kind, 'text', 'kind');
    equal(found[0].to, '22116', 'receiver');
    return found[0];
}

async function incoming(t, w) {
    let n = 0;
    const phone = () => `+2547110000${String(++n).padStart(2, '0')}`;
    const goes = async (text, more = {}) => {
        const from = phone();
        w.smsc.send({ from, text, ...more });
        return arrives(w, text, from);
    };
    await t.test('every letter of GSM 03.38 arrives', () => goes(GSM).then(() => {}));
    await t.test('UCS-2 arrives: letters of Kikuyu and Kamba, dashes, an emoji', () => goes('Mwana ũyũ nĩ wa mĩaka ĩtano – “help” 😀').then(() => {}));
    await t.test('a long text of seven bits arrives as one', () => goes('REPORT neglect boy 6 Ganda. '.repeat(20) + 'n1').then(() => {}));
    await t.test('its parts in reverse arrive as one', () => goes('REPORT neglect boy 6 Ganda. '.repeat(20) + 'n2', { order: 'reverse' }).then(() => {}));
    await t.test('a long text of UCS-2 in reverse arrives as one', () => goes('mũndũ na 😀 '.repeat(30) + 'n3', { order: 'reverse' }).then(() => {}));
    await t.test('255 parts of Greek arrive as one, a frame of 78,030 bytes of text', async () => {
        const text = 'ΔΦΓΛΩΠΨΣΘ'.repeat(5000).slice(0, 255 * 153);
        const from = phone();
        equal(w.smsc.send({ from, text }), 255, 'parts');
        await arrives(w, text, from, 15000);
        equal(Buffer.from(text).length, 78030, 'bytes');
    });
    await t.test('half of a long text arrives as it is, marked partial', async () => {
        const text = 'abcdefghij'.repeat(20);
        const from = phone();
        w.smsc.send({ from, text, order: 'half' });
        const m = await until('the half', (COMBINE_S + 12) * 1000, () => w.box.stored().find((s) => s.from === from));
        equal(m.kind, 'partial', 'kind');
        equal(m.text.toString(), text.slice(0, 153), 'text');
    });
    await t.test('8-bit data is kept byte for byte', async () => {
        const from = phone();
        w.smsc.send({ from, hex: '000102ff80', coding: 4 });
        const m = await until('the bytes', 5000, () => w.box.stored().find((s) => s.from === from));
        equal([m.kind, m.text.toString('hex')], ['binary', '000102ff80'], 'kind and bytes');
    });
    await t.test('UCS-2 with half a pair and an odd byte does no harm', async () => {
        const from = phone();
        w.smsc.send({ from, hex: 'd83d0041ff', coding: 8 });
        const m = await until('the text', 5000, () => w.box.stored().find((s) => s.from === from));
        must(m.text.toString().includes('A'), `the letter in ${m.text.toString('hex')}`);
    });
    await t.test('a text that the SMSC repeats comes under an id of its own', async () => {
        const from = phone();
        w.smsc.send({ from, text: 'REPORT neglect boy 6 Ganda', repeat: 2 });
        if (!echo) return;
        const both = await until('both', 5000, () => {
            const all = w.box.stored().filter((m) => m.from === from);
            return all.length === 2 && all;
        });
        must(both[0].msgid !== both[1].msgid, 'two ids');
    });
    await t.test('everything was acknowledged: bearerbox keeps no text', async () => {
        await until('an empty spool', 5000, () => w.kannel.spool() === 0);
    });
}

async function outgoing(t, w) {
    const texts = (to) => w.smsc.texts.filter((x) => x.to === to);
    const receipts = (id) => w.box.ledger('receipt').filter((r) => r[1] === id).map((r) => r[2]);
    let n = 0;
    // The phone asks the box to say `text`; answers the text that came and the receipts of its message.
    const said = async (text, want, tail = '10') => {
        const from = `+254712${String(++n).padStart(4, '0')}${tail}`; // the end of the number is the SMSC's rule
        const before = new Set(w.box.ledger('receipt').map((r) => r[1]));
        w.smsc.send({ from, text: `SAY ${text}` });
        const fresh = () => [...new Set(w.box.ledger('receipt').map((r) => r[1]))].filter((id) => !before.has(id));
        const id = await until('the first receipt', 5000, () => fresh()[0]);
        await until(`${want} in ${from}`, 5000, () => receipts(id).includes(want));
        return { id, came: texts(from), receipts: receipts(id) };
    };
    const delivered = async (text, coding, parts) => {
        const r = await said(text, 'delivered');
        equal(r.came.length, 1, 'texts at the phone');
        equal([r.came[0].text, r.came[0].coding, r.came[0].parts, r.came[0].from], [text, coding, parts, '22116'], 'text');
        must(r.receipts[0] === 'accepted' && r.receipts.at(-1) === 'delivered', r.receipts.join());
        must(!r.receipts.includes('failed'), 'no failure');
    };
    await t.test('an answer in seven bits reaches the phone, and its receipt comes back', () => delivered('Asante. Ripoti 4817 3024 {[~^|\\]} €', 0, 1));
    await t.test('letters outside GSM 03.38 go as UCS-2', () => delivered('mwana ũyũ nĩ – “x” 😀', 8, 1));
    await t.test('a long answer is split by bearerbox', () => delivered('Do not bathe the child. '.repeat(20).trim(), 0, 4));
    await t.test('a long answer in UCS-2 too', () => delivered('ndũkathambie mwana. '.repeat(10).trim(), 8, 3));
    await t.test('a report of failure comes back as failed', async () => {
        const r = await said('x', 'failed', '19');
        equal(r.came.length, 1, 'texts sent');
        must(!r.receipts.includes('delivered'), r.receipts.join());
    });
    await t.test('a number that the SMSC refuses comes back as failed', async () => {
        const r = await said('x', 'failed', '88');
        equal(r.came.length, 0, 'texts sent');
    });
    await t.test('without a receipt it stays accepted', async () => {
        const r = await said('x', 'accepted', '77');
        await until('the text', 5000, () => w.smsc.texts.some((x) => x.to.endsWith('77')));
        await sleep(300);
        must(w.box.ledger('receipt').filter((x) => x[1] === r.id).every((x) => x[2] === 'accepted'), 'accepted only');
    });
    await t.test('a message carries its expiry to the SMSC', async () => {
        const r = await said('bye', 'delivered');
        const left_s = (new Date(r.came[0].validity) - Date.now()) / 1000;
        must(left_s > 7100 && left_s < 7260, `${left_s} s left`);
    });
}

// Reports of the load have a case each, none two; answers copies of texts at the load's phones.
function one_case_each(w) {
    if (!settings.counts) return '';
    const c = w.box.counts();
    const { reports } = c;
    equal(c, { ...c, cases: reports, without: 0, cases_of_texts: c.all_cases, untimed: 0, unsaid: 0, twice: 0 }, 'the store');
    must(reports > 100, `${reports} reports`);
    return `; ${reports} reports, ${c.cases} cases`;
}
function copies(w) {
    const seen = new Set();
    let n = 0;
    for (const x of w.smsc.texts) {
        if (!/^\+2547\d{8}$/.test(x.to)) continue;
        n += seen.has(x.to + x.text);
        seen.add(x.to + x.text);
    }
    return n;
}

// Every text the SMSC's ledger holds must be stored; answers how many rows are repeats of one id.
async function nothing_lost(w, ms) {
    let lost;
    let stored;
    let settled = Date.now();
    await until('a quiet SMSC', ms, () => w.smsc.quiet);
    await until('every acknowledged text in the store', ms, async () => {
        stored = w.box.stored();
        const have = new Set(stored.map((m) => m.from + m.text));
        lost = w.smsc.acked.filter((a) => a.parts === 1 && a.text !== undefined && !have.has(a.from + a.text));
        if (lost.length === 0) return true;
        if (Date.now() - settled > 500) await sleep(300);
        settled = Date.now();
        return false;
    }).catch((e) => {
        throw new Error(`${e.message}; lost ${lost.length} of ${w.smsc.acked.length}, the first ${JSON.stringify(lost[0])}`);
    });
    const ids = new Set(stored.map((m) => m.msgid));
    const texts = new Set(stored.map((m) => m.from + m.text));
    return { stored: stored.length, repeats: stored.length - ids.size, copies: ids.size - texts.size };
}

async function bearerbox_dies(t, w) {
    await t.test('bearerbox killed under load and started again: nothing acknowledged is lost, the box comes back by itself', async () => {
        const links = w.box.said('kannel.up');
        const from = '+254713000001';
        w.smsc.load({ count: 1500, rate: 1200, first: 100000, tag: 'dies' });
        if (echo) for (let i = 0; i < 20; i++) w.smsc.send({ from, text: `SAY before ${i}` });
        await sleep(700);
        w.kannel.stop('KILL');
        await sleep(300);
        w.kannel.start();
        await until('the box back', 10000, () => w.box.said('kannel.up') > links);
        await until('the SMSC bound', 10000, () => w.smsc.bound);
        const r = await nothing_lost(w, 40000);
        must(r.repeats <= 100, `${r.repeats} messages came twice`);
        if (echo) {
            const came = () => new Set(w.smsc.texts.filter((x) => x.to === from).map((x) => x.text));
            await until('all twenty answers', 10000, () => came().size === 20);
        }
        return `acknowledged ${w.smsc.acked.length}; ${settings.counts ? w.box.said('sms.duplicate') : r.repeats} came again under the same id, ${r.copies} copies under another${one_case_each(w)}`;
    });
}

// For a minute, ten times as fast as the settings as shipped: a box waits at most 1 s (30 s) before it tries again.
async function bearerbox_away(t, w, seconds) {
    await t.test(`bearerbox away for ${seconds} s: nothing is lost, the box is back within its longest wait`, async () => {
        const links = w.box.said('kannel.up');
        w.smsc.load({ count: 400, rate: 800, first: 150000 + seconds * 1000, tag: `away${seconds}` });
        await sleep(200);
        w.kannel.stop('KILL');
        await sleep(seconds * 1000);
        w.kannel.start();
        const began = Date.now();
        await until('the box back', 10000, () => w.box.said('kannel.up') > links);
        const took = Date.now() - began;
        must(took <= 3000, `it took ${took} ms`);
        await until('the SMSC bound', 10000, () => w.smsc.bound);
        const r = await nothing_lost(w, 40000);
        must(r.repeats <= 100, `${r.repeats} messages came twice`);
        return `the link stood ${took} ms after bearerbox was started; ${r.copies} copies under another id${one_case_each(w)}`;
    });
}

async function box_dies(t, w) {
    await t.test(`the box killed -9 at ${settings.kills} points under load: nothing acknowledged is lost`, async () => {
        const chance = seeded(settings.seed);
        let busy = 0;
        const stop = w.smsc.load({ count: 500000, rate: settings.rate, first: 200000, tag: 'kill' });
        const before = (await nothing_lost(w, 30000)).repeats;
        const said = copies(w);
        const duplicates = w.box.said('sms.duplicate');
        for (let i = 0; i < settings.kills; i++) {
            const trace = w.box.trace();
            await until('something written under load', 10000, () => w.box.trace() !== trace);
            await sleep(chance(250));
            await w.box.end('SIGKILL');
            equal(w.box.ended, 'SIGKILL', 'how it ended');
            if (w.kannel.spool() > 0 || !w.smsc.quiet) busy++;
            const links = w.box.said('kannel.up');
            w.box.start(w.kannel.port);
            await until('the link', 10000, () => w.box.said('kannel.up') > links);
        }
        stop();
        const r = await nothing_lost(w, 30000);
        const again = settings.counts ? w.box.said('sms.duplicate') - duplicates : r.repeats - before;
        must(busy * 2 >= settings.kills, `only ${busy} of the kills came while texts were under way`);
        must(again <= 100 * settings.kills, `${again} messages came twice, more than the window allows`);
        const twice = copies(w) - said;
        must(twice <= 100 * settings.kills, `${twice} texts were said twice, more than the window allows`);
        const told = one_case_each(w) + (settings.counts ? `, ${twice} texts said twice` : '');
        return `${busy} kills while texts were under way; acknowledged ${w.smsc.acked.length}; ${again} came again under the same id (at most ${100 * settings.kills})${told}`;
    });
    await t.test('stopped in order it leaves nothing to come again', async () => {
        const before = (await nothing_lost(w, 10000)).repeats;
        await w.box.end();
        equal(w.box.ended, '0', 'exit status');
        w.box.start(w.kannel.port);
        w.smsc.send({ from: '+254713000002', text: 'after' });
        await until('the next text', 10000, () => w.box.stored().some((m) => m.text.toString() === 'after'));
        equal((await nothing_lost(w, 5000)).repeats, before, 'repeats');
    });
}

async function real(t, dir) {
    const { Smsc } = require('./smsc');
    const w = { smsc: new Smsc({ ledger: path.join(dir, 'smsc.ledger') }), box: new Box(settings, path.join(dir, 'box')) };
    fs.mkdirSync(w.box.dir);
    w.kannel = new Bearerbox(path.join(dir, 'kannel'), { COMBINE_S: String(COMBINE_S) });
    await w.smsc.listen();
    w.kannel.make(w.smsc.port);
    try {
        w.kannel.start();
        w.box.start(w.kannel.port);
        await until('the SMSC bound', 10000, () => w.smsc.bound);
        await until('the link', 10000, () => w.box.said('kannel.up'));
        await incoming(t, w);
        if (echo) await outgoing(t, w);
        await bearerbox_dies(t, w);
        await bearerbox_away(t, w, 1);
        await bearerbox_away(t, w, 6);
        await box_dies(t, w);
        await t.test('no fault was written by the sanitizers or by must()', () => must(!w.box.said('ERROR: |runtime error|must.failed'), w.box.log.slice(-2000)));
    } finally {
        await w.box.end();
        w.kannel.stop();
        w.smsc.close();
    }
}

async function main() {
    const t = new Tap(option('--only') && new RegExp(option('--only')));
    const dir = workdir();
    setTimeout(() => {
        console.log('not ok - the scenarios did not end in time');
        process.exit(1);
    }, +option('--limit-s', 170) * 1000).unref();
    try {
        const missing = Bearerbox.missing();
        if (missing) console.log(`skipped: ${missing}`);
        else await real(t, dir);
        await bad(t, dir, settings);
    } finally {
        if (process.env.KEEP) console.log(`# kept: ${dir}`);
    }
    process.exit(t.end());
}
main().catch((e) => {
    console.log(`# ${e.stack}\nnot ok - the scenarios came to an end`);
    process.exit(1);
});
