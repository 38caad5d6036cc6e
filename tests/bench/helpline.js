// helpline.js - the work of helpline.sh: a daemon on a real disk, texts by its control socket, contacts by its door.
'use strict';
const http = require('http');
const { line, percentile, start } = require('./daemon.js');

const [seconds, rounds] = process.argv.slice(2).map(Number);
const AT_ONCE = 24, A_SECOND = 100;
const agent = new http.Agent({ keepAlive: true, maxSockets: 48 });

const report = (n) => ({ op: 'phone.send', from: `+2547${String(10000000 + n).padStart(8, '0')}`, text: `REPORT neglect boy ${3 + (n % 12)} Ganda n${n}` });
const contact = (n) => (n % 4 === 3 ? { kind: 'silent', channel: 'CHVO' }
    : { channel: 'CHVO', language: 'LGSW', subject: 'SUIN', outcome: 'OTIN', place: '003', sex: 'F', age: 8 + (n % 9), notes: `asks about fees, ${n}` });

function hand_in(port, key, n) {
    const body = JSON.stringify(contact(n));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': `c${n}` };
    return new Promise((done) => {
        const r = http.request({ host: '127.0.0.1', port, agent, method: 'POST', path: '/api/mlinzi/v1/contacts', headers }, (a) => a.resume().on('end', () => done(a.statusCode)));
        r.on('error', () => done(0));
        r.end(body);
    });
}

async function main() {
    const { port, socket, m } = await start('helpline');
    m('person', 'add', 'helpline', '+254711990116', 'KE');
    const key = m('api', 'add', '+254711990116', '--name', 'Call centre', '--scopes', 'contacts:create').toString().trim();
    const lines = Array.from({ length: AT_ONCE }, () => line(socket));
    let texts = 0, contacts = 0;
    const bad = {};
    const took = [];
    async function round(with_contacts) {
        const first = texts, began = process.hrtime.bigint();
        let going = true, asked = 0, taken = 0;
        const since = () => Number(process.hrtime.bigint() - began) / 1e9;
        const all = lines.map(async (l) => {
            while (going) await l.ask(report(texts++));
        });
        const waiting = [];
        while (since() < seconds) { // by the clock: a slow answer makes nobody call less
            for (; with_contacts && asked < since() * A_SECOND; asked++) {
                const at = process.hrtime.bigint();
                waiting.push(hand_in(port, key, contacts++).then((status) => {
                    took.push(Number(process.hrtime.bigint() - at) / 1e6);
                    taken += going;
                    if (status !== 201) bad[status] = (bad[status] || 0) + 1;
                }));
            }
            await new Promise((r) => setTimeout(r, 5));
        }
        going = false;
        await Promise.all(all);
        const rate = { texts: (texts - first) / since(), contacts: taken / seconds };
        await Promise.all(waiting);
        return rate;
    }
    await round(false); // the store and the caches begin to fill
    const rates = { alone: [], with_: [] };
    for (let r = 0; r < rounds; r++) {
        const order = r % 2 ? [true, false] : [false, true];
        for (const w of order) rates[w ? 'with_' : 'alone'].push(await round(w));
        const [a, b] = [rates.alone[r], rates.with_[r]];
        console.log(`reports a second: ${a.texts.toFixed(0)} alone, ${b.texts.toFixed(0)} while ${b.contacts.toFixed(0)} of ${A_SECOND} contacts a second are taken, ratio ${(b.texts / a.texts).toFixed(2)}`);
    }
    const sum = (x) => x.reduce((s, y) => s + y.texts, 0);
    took.sort((a, b) => a - b);
    console.log(`all: ratio ${(sum(rates.with_) / sum(rates.alone)).toFixed(2)} (goal 0.8); ${contacts} contacts, ${JSON.stringify(bad)} not taken; a contact p50 ${percentile(took, 0.5).toFixed(1)} ms, p95 ${percentile(took, 0.95).toFixed(1)} ms`);
    process.exit(0);
}
main().catch((e) => {
    console.error(e.stack);
    process.exit(1);
});
