#!/usr/bin/env node
// bench.js - texts a second out of one bearerbox, into a bare box, our daemon and smsbox with HTTP, in one run.
//   bench.js --echo PROGRAM [--texts N] [--store spool|file] [--daemon DIRECTORY] [--box 'NAME COMMAND {port} {dir}']
// "waiting": N texts lie in bearerbox when the consumer comes, so the consumer alone is measured; "streaming": the SMPP peer
// sends N more while it is there. A consumer is done when bearerbox keeps nothing more (and the endpoint has had N requests); the
// daemon, whose answers lie in bearerbox too, when its store holds N: durable cases with their outgoing rows, deadlines and audit.
'use strict';
const fs = require('fs');
const http = require('http');
const { execFileSync } = require('child_process');
const path = require('path');
const { Bearerbox, Box, until, sleep, workdir } = require('./harness');
const { Smsc } = require('./smsc');

function option(name, otherwise) {
    const i = process.argv.indexOf(name);
    return i < 0 ? otherwise : process.argv[i + 1];
}
const N = +option('--texts', 10000);
const store = option('--store', 'spool');
const echo = option('--echo', 'build/kannel/echo_box');
const WARDS = 'Tezo Sokoni Kibarani Dabaso Matsangoni Watamu Mnarani Junju Mwarakaya Chasimba Mtepeni Jilore Kakuyuni Ganda Shella Gongoni Adu Garashi Sabaki'.split(' ');
const KINDS = ['neglect', 'truancy', 'neglect', 'bullying', 'out of school', 'physical abuse', 'neglect', 'lost', 'defilement', 'neglect'];
const report = (n) => `REPORT ${KINDS[n % KINDS.length]} ${n & 1 ? 'boy' : 'girl'} ${1 + (n % 17)} ${WARDS[n % WARDS.length]} n${n}`;

function endpoint() {
    const e = { requests: 0 };
    e.server = http.createServer((q, r) => {
        e.requests++;
        r.writeHead(200, { 'Content-Type': 'text/plain' });
        r.end('');
    });
    return new Promise((done) => e.server.listen(0, '127.0.0.1', () => done(e)));
}

function boxed(name, command) {
    return async (dir) => {
        const box = new Box({ box: command }, path.join(dir, 'box'));
        fs.mkdirSync(box.dir);
        return { name, start: (k) => box.start(k.port), done: () => true, end: () => box.end() };
    };
}
// How many reports the daemon's store holds, and how many cases they made.
function daemon(tests) {
    return async (dir) => {
        const box = new Box({ box: [path.join(tests, 'mlinzi_box'), '{port}', '{dir}'] }, path.join(dir, 'box'));
        fs.mkdirSync(box.dir);
        const look = (sql) => +execFileSync(path.join(path.dirname(echo), 'store_look'), [path.join(box.dir, 'mlinzi.db'), sql]);
        const end = async (n) => {
            const cases = look('select count(*) from case_file');
            await box.end();
            if (n && cases < n * 0.99) throw new Error(`${cases} cases of ${n} reports`);
        };
        return { name: 'the daemon, durable cases', start: (k) => box.start(k.port), taken: () => (box.said('kannel.up') ? look('select count(*) from inbox where case_id <> 0') : 0), end };
    };
}
async function smsboxed() {
    const e = await endpoint();
    return { name: 'smsbox and HTTP', env: { HTTP_PORT: String(e.server.address().port) }, start: (k) => k.smsbox(), done: (n) => e.requests >= n, end: () => e.server.close() };
}

async function measure(make) {
    const dir = workdir();
    const c = await make(dir);
    const smsc = new Smsc({ window: 200 });
    await smsc.listen();
    const k = new Bearerbox(path.join(dir, 'kannel'), { STORE: store, ...c.env });
    k.make(smsc.port);
    k.start();
    const finish = (n) => until(`${n} texts taken by ${c.name}`, 40000, async () => {
        if (!smsc.quiet) return false;
        if (c.taken) {
            await sleep(50);
            return c.taken() >= n;
        }
        if (!c.done(n)) return false;
        const s = await k.state();
        return s.received >= n && s.kept <= 0;
    });
    let ended = 0;
    try {
        await until('the SMSC bound', 10000, () => smsc.bound);
        smsc.load({ count: N, text: report });
        await until('texts lying in bearerbox', 30000, async () => smsc.acked.length >= N && (await k.state()).kept >= N);
        c.start(k);
        await until('the first taken', 10000, async () => (c.taken ? c.taken() > 0 : (await k.state()).kept < N));
        let start = Date.now();
        await finish(N);
        const waiting = N / ((Date.now() - start) / 1000);
        await sleep(300);
        start = Date.now();
        smsc.load({ count: N, first: N, text: report });
        await finish(2 * N);
        ended = 2 * N;
        return { name: c.name, waiting, streaming: N / ((Date.now() - start) / 1000) };
    } finally {
        await c.end(ended);
        k.stop();
        smsc.close();
        fs.rmSync(dir, { recursive: true, force: true });
    }
}

async function main() {
    const missing = Bearerbox.missing();
    if (missing) return console.log(`skipped: ${missing}`);
    const makes = [boxed('bare box', [echo, '--port', '{port}']), boxed('box, flushed to disk', [echo, '--port', '{port}', '--ledger', '{dir}/ledger'])];
    if (option('--daemon')) makes.push(daemon(option('--daemon')));
    if (option('--box')) {
        const [name, ...command] = option('--box').split(' ');
        makes.push(boxed(name, command));
    }
    makes.push(smsboxed);
    const rows = [];
    for (const make of makes) {
        rows.push(await measure(make));
        console.error(`# ${rows.at(-1).name}: done`);
    }
    const base = rows.at(-1);
    const column = (v, of) => `${v.toFixed(0).padStart(7)}/s ${(v / of).toFixed(1).padStart(5)} x`;
    console.log(`${N} texts, store ${store}             waiting            streaming over SMPP`);
    for (const r of rows) console.log(`${r.name.padEnd(28)} ${column(r.waiting, base.waiting)}   ${column(r.streaming, base.streaming)}`);
}
main().then(() => process.exit(0), (e) => {
    console.error(e.message);
    process.exit(1);
});
