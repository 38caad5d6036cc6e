// attack.test.js - what means harm (tests/data/payloads.tsv) in every field that an aggregator's calls have, in the path, and in what
// it answers us: a proper status, nothing of it given back or written into the log, no process ends, and reports are taken meanwhile.
// What pages make of it afterwards is tests/browser/payloads.test.js.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Aggregator, post } = require('./aggregator');
const { SECRET, Service, root, run, sleep, test, until } = require('./lib');

const payloads = fs.readFileSync(path.join(root, 'tests/data/payloads.tsv'), 'utf8').split('\n').filter((l) => l && l[0] !== '#').map((l) => {
    const [name, words] = l.split('\t');
    return { name, bytes: words[0] === 'x' ? Buffer.from(words.slice(1), 'hex') : Buffer.from(JSON.parse(words)) };
});
const CALLS = {
    sms: { id: 'i', from: '+254733600001', to: '22116', text: 'REPORT neglect girl 7 Ganda', date: '2026-11-22 06:00:00', linkId: 'L' },
    dlr: { id: 'ATXid_1', status: 'Success', phoneNumber: '+254733600001', networkCode: '63902', failureReason: 'None', retryCount: '0' },
    ussd: { sessionId: 's', serviceCode: '*384#', phoneNumber: '+254733600001', networkCode: '63902', text: '' },
};
const MUST = { sms: ['id', 'from', 'to', 'text', 'date', 'linkId'], dlr: ['id', 'status'], ussd: ['sessionId', 'phoneNumber', 'text'] };
const coded = (b) => [...b].map((x) => `%${x.toString(16).padStart(2, '0')}`).join('');
const form = (fields) => Object.entries(fields).map(([k, v]) => `${k}=${coded(Buffer.isBuffer(v) ? v : Buffer.from(v))}`).join('&');

let agg;
let s;
let pids;
let n = 0;
const alive = () => Object.fromEntries(['door', 'desk', 'keeper'].map((p) => [p, s.process(p)]));
function clean(p, r, where) {
    const words = p.bytes.toString('latin1');
    assert.ok([200, 400, 403, 404, 431, 503].includes(r.status), `${p.name} in ${where}: ${r.status} ${r.body}`);
    assert.match(r.headers['content-type'] || '', /^text\/plain/, `${p.name} in ${where}`);
    if (words.length > 7) assert.ok(!Buffer.from(r.body).toString('latin1').includes(words), `${p.name} in ${where} is given back: ${r.body}`);
    for (const name of Object.keys(r.headers)) assert.ok(['content-type', 'content-length', 'date', 'connection', 'retry-after'].includes(name), `${p.name} in ${where} made the header ${name}`);
}

test('in every field of every call', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
    pids = alive();
    let taken = 0;
    for (const p of payloads)
        for (const [kind, fields] of Object.entries(CALLS))
            for (const field of Object.keys(fields)) {
                const own = { ...fields, [kind === 'ussd' ? 'sessionId' : 'id']: `a${++n}`, [field]: p.bytes };
                if (kind === 'sms' && field !== 'from') own.from = `+2547336${String(n).padStart(5, '0')}`;
                const r = await post(`${s.url}/${kind}/at/${SECRET}`, form(own));
                clean(p, r, `${kind}.${field}`);
                if (!MUST[kind].includes(field) && kind !== 'dlr') assert.strictEqual(r.status, p.bytes.includes(0) ? 400 : 200, `${p.name}: ${field} is not read, and changes nothing`);
                taken += r.status === 200;
            }
    assert.ok(taken > n / 2, `${taken} of ${n} were taken`);
});

test('typed into a call, where words are asked for', async () => {
    for (const p of payloads) {
        const session = `w${++n}`;
        const hop = (text) => post(`${s.url}/ussd/at/${SECRET}`, form({ sessionId: session, phoneNumber: `+2547337${String(n).padStart(5, '0')}`, serviceCode: '*384#', text }));
        for (const text of ['', '1', Buffer.concat([Buffer.from('1*'), p.bytes])]) clean(p, await hop(text), 'typed');
    }
});

test('as the name of a field, in the path, and as the aggregator\'s own answer', async () => {
    for (const p of payloads) {
        clean(p, await post(`${s.url}/sms/at/${SECRET}`, `${coded(p.bytes)}=x&id=b${++n}&from=%2B254733600002&text=hello`), 'a name');
        clean(p, await post(`${s.url}/sms/at/${coded(p.bytes)}`, 'id=1'), 'the secret');
        clean(p, await post(`${s.url}/sms/${coded(p.bytes)}/${SECRET}`, 'id=1'), 'the link');
    }
    const from = agg.texts.length;
    let i = 0;
    agg.name = () => payloads[i++ % payloads.length].bytes.toString('utf8');
    for (let k = 0; k < 12; k++) await post(s.sms(), { id: `c${k}`, from: `+25473380${String(k).padStart(4, '0')}`, to: '22116', text: 'REPORT neglect girl 7 Ganda' });
    await until('they were answered', () => agg.texts.length >= from + 12);
    for (const p of payloads) clean(p, await post(s.dlr(), form({ id: p.bytes, status: 'Success' })), 'a name it gave');
});

test('nothing ended, nothing of it is in the log, and a report is taken', async () => {
    await sleep(100);
    assert.deepStrictEqual(alive(), pids);
    const log = s.logText();
    assert.ok(!/process\.ended|door\.broken|doorway\.broken|process\.broken/.test(log), log.slice(-400));
    for (const p of payloads) if (p.bytes.length > 7) assert.ok(!log.includes(p.bytes.toString('utf8')), `${p.name} is in the log`);
    assert.ok(/^[\n\x20-\x7e]*$/.test(log), 'the log is printable');
    agg.name = Aggregator.prototype.name;
    assert.strictEqual((await post(s.sms(), { ...CALLS.sms, id: 'last', from: '+254733999999' })).status, 200);
    await until('its receipt', () => agg.texts.some((t) => t.fields.to === '+254733999999' && /\d{4} \d{4}/.test(t.fields.message)));
    s.mlinzi('db', 'check');
    await s.stop();
    await agg.close();
});

run(process.argv[2]);
