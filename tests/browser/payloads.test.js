// payloads.test.js - what somebody writes who means harm (tests/data/payloads.tsv) comes by SMS, by the API, by USSD and as
// people's names; then every page that several posts can reach is opened. Nothing of it runs, nothing leaves the place it
// was written in: not on a page, in a CSV, in the log, nor in a text.
'use strict';
const fs = require('fs');
const net = require('net');
const path = require('path');
const { assert, byTurns, none, test } = require('./lib');

const root = path.resolve(__dirname, '../..');
const payloads = fs.readFileSync(path.join(root, 'tests/data/payloads.tsv'), 'utf8').split('\n').filter((l) => l && l[0] !== '#').map((l) => {
    const [name, value] = l.split('\t');
    return value[0] === 'x' ? { name, bytes: Buffer.from(value.slice(1), 'hex') } : { name, text: JSON.parse(value) };
});
const PAGES_MAX = 60; // of each post
const routes = fs.readFileSync(path.join(root, 'console/routes.def'), 'utf8');
const beginnings = [...routes.matchAll(/^ROUTE\(GET, "([^"*]+)", (FOR_SIGNED_IN|FOR_PRACTICE)/gm)].map((m) => m[1]);

// The control socket: a line, its answer; what is said to phones meanwhile.
class Wire {
    constructor(where) {
        this.said = [];
        this.waiting = [];
        let rest = '';
        this.s = net.connect(where).on('data', (d) => {
            const lines = (rest + d).split('\n');
            rest = lines.pop();
            for (const o of lines.map((l) => JSON.parse(l))) o.event ? this.said.push(o) : this.waiting.shift()(o);
        });
    }
    ask(o, bytes) { // bytes: put in the place of "RAW", as they are
        const line = Buffer.from(JSON.stringify(o)), at = bytes ? line.indexOf('RAW') : -1;
        this.s.write(at < 0 ? line : Buffer.concat([line.subarray(0, at), bytes, line.subarray(at + 3)]));
        this.s.write('\n');
        return new Promise((done) => this.waiting.push(done));
    }
}
const phone = (n) => `+2547000${String(20000 + n).padStart(5, '0')}`;

test('what means harm comes in by every way', async (desk) => {
    const w = desk.world, wire = (w.wire = new Wire(path.join(w.dir, 's')));
    await wire.ask({ op: 'phone.watch' });
    const people = ['role,phone,at,lang,name'];
    payloads.forEach((p, i) => {
        if (p.text && !/[\r\n\0]/.test(p.text) && p.text.isWellFormed() && Buffer.byteLength(p.text) < 100)
            people.push(`cpv,${phone(500 + i)},003.016.0077,en,"${p.text.replace(/"/g, '""')}"`);
    });
    fs.writeFileSync(path.join(w.dir, 'people.csv'), people.join('\n'));
    try {
        w.mlinzi('import', 'people', path.join(w.dir, 'people.csv'));
    } catch (e) {
        assert.match(String(e.stderr), /line \d+/); // a name that is refused says where
    }
    let taken = 0;
    for (const [i, p] of payloads.entries()) {
        const text = p.bytes ? 'RAW' : p.text;
        const a = await wire.ask({ op: 'phone.send', from: phone(i), text: `REPORT neglect boy 6 Ganda ${text}` }, p.bytes);
        taken += a.ok ? 1 : 0;
        await wire.ask({ op: 'phone.send', from: phone(i), text: `UPDATE ${text}` }, p.bytes);
        for (const typed of ['', '1', '3', '1', '6', text]) await wire.ask({ op: 'phone.ussd', from: phone(200 + i), session: `p${i}`, typed }, typed === text ? p.bytes : null);
    }
    assert.ok(taken > payloads.length * 0.7, `${taken} reports were taken`);
    const key = w.mlinzi('api', 'add', '+254711000001', '--name', 'x<x-evil>', '--scopes', 'cases:create,cases:read', '--days', '9').match(/mlz\S+/)[0];
    for (const [i, p] of payloads.entries()) {
        const body = JSON.stringify({ text: p.text || 'x', child_name: (p.text || 'x').slice(0, 60), locality: (p.text || 'x').slice(0, 60), kinds: ['neglect'], reporter: phone(300 + i) });
        const a = await fetch(`${w.url}/api/mlinzi/v1/cases`, { method: 'POST', body, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': `p${i}` } });
        assert.ok([200, 201, 202, 400, 422].includes(a.status), `${p.name}: ${a.status}`);
        const said = await a.json();
        if (said.ref) (w.refs ||= []).push(said.ref);
    }
    assert.ok(w.refs.length > payloads.length / 2, 'no case came by the API');
    const officer = (text) => wire.ask({ op: 'phone.send', from: '+254711000001', text });
    for (const [i, p] of payloads.slice(0, 12).entries()) await officer(`UPDATE ${w.refs[i]} ${p.text}`);
});

// Of a page as the browser has it: what ran, what is no element of ours, and rows that fell apart.
function looked() {
    const bad = [];
    if (window.__pwned) bad.push('a script of the text ran');
    if (!/ - Mlinzi$/.test(document.title)) bad.push(`the title is ${document.title}`);
    if (document.querySelectorAll('main').length !== 1 || document.querySelectorAll('h1').length !== 1) bad.push('its frame fell apart');
    for (const e of document.querySelectorAll('*')) {
        if (e.localName === 'x-evil' || (e.localName === 'script' && !e.getAttribute('src')?.startsWith('/static/'))) bad.push(`there is a ${e.localName}`);
        for (const a of e.attributes) {
            if (/^on/i.test(a.name) || a.name === 'style') bad.push(`${e.localName} has ${a.name}`);
            if (/^(href|src|action|hx-\w+)$/.test(a.name) && /^\s*(javascript|data|https?:|\/\/)/i.test(a.value)) bad.push(`${a.name} leads to ${a.value}`);
        }
    }
    const wide = (r) => [...r.cells].reduce((n, c) => n + c.colSpan, 0);
    for (const t of document.querySelectorAll('table')) if (new Set([...t.rows].map(wide)).size > 1) bad.push(`a table has rows of ${[...t.rows].map(wide)}`);
    const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(document.body.textContent);
    if (hidden) bad.push(`it has the character ${hidden[0].codePointAt(0).toString(16)}`);
    return bad;
}
function cells(text) { // RFC 4180, as a reader of its own takes it
    const all = [];
    for (const m of text.matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)/g)) all.push(m[1] === undefined ? m[2] : m[1].replace(/""/g, '"'));
    return all;
}

let files = 0, shown = 0;
for (const post of [/^National desk/, ...byTurns([/^SCCO, Malindi/, /^Administrator/, /^County coordinator, Kilifi/, /^Auditor/], 1)])
    test(`no page or file of it harms: ${post.source.slice(1)}`, async (desk) => {
        const page = await desk.visit('/sign-in'), broken = [], seen = new Set();
        page.on('dialog', (d) => { broken.push(`${page.url()}: a dialog: ${d.message()}`); d.dismiss(); });
        await page.getByRole('button', { name: post }).first().click();
        await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
        const todo = (desk.world.refs || []).slice(0, 12).map((r) => `/cases/${r}`).concat(beginnings).map((b) => desk.world.url + b);
        while (todo.length && seen.size < PAGES_MAX) {
            const url = todo.shift();
            if (seen.has(url) || /\/openapi\.json|\/phone\/now/.test(url)) continue;
            seen.add(url);
            if (/\.[ct]sv(\?|$)/.test(url)) {
                const a = await page.request.get(url), text = a.ok() ? await a.text() : '';
                files += text ? 1 : 0;
                for (const c of /\.tsv/.test(url) ? [] : cells(text)) if (/^[=+\-@\t\r]/.test(c)) broken.push(`${url}: a cell begins a formula: ${c.slice(0, 40)}`);
                continue;
            }
            page.refused = url; // 403 and 404 are told of by the console
            const a = await page.goto(url);
            if (![200, 403, 404].includes(a.status())) broken.push(`${url}: ${a.status()}`);
            if (/\/cases\/\d/.test(url) && (await page.textContent('main')).includes('x-evil')) shown++;
            for (const b of await page.evaluate(looked)) broken.push(`${url}: ${b}`);
            for (const link of await page.$$eval('a[href]', (all) => all.map((e) => new URL(e.getAttribute('href'), location).href.replace(/#.*/, '')))) if (link.startsWith(desk.world.url)) todo.push(link);
        }
        none(broken.slice(0, 20), 'harm was done:');
        assert.ok(seen.size > beginnings.length / 2, `${seen.size} pages`);
    });

test('nor does a file, a line of the log or a text that leaves', async (desk) => {
    assert.ok(files > 0, 'no CSV was read');
    assert.ok(shown > 0, 'no page of a case showed what was written');
    const events = new Set([...fs.readFileSync(path.join(root, 'docs/log.md'), 'utf8').matchAll(/`([a-z]+[a-z.-]*)`/g)].map((m) => m[1]));
    const odd = fs.readFileSync(desk.world.log, 'utf8').split('\n').filter((l) => l && (!events.has(l.split(' ')[0]) || /x-evil|[\u0000-\u001f\u007f]/.test(l)));
    none(odd.slice(0, 9), 'lines of the log that are none of its own:');
    const { said, s } = desk.world.wire, basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€\f]*$/;
    const septets = (t) => [...t].reduce((n, c) => n + ('^{}\\[~]|€\f'.includes(c) ? 2 : 1), 0);
    none(said.filter((m) => !basic.test(m.text)).map((m) => `${m.key}: ${JSON.stringify(m.text)}`).slice(0, 9), 'texts that are not GSM-7:');
    none(said.filter((m) => septets(m.text) > 3 * 153).map((m) => `${m.key}: ${septets(m.text)} septets`).slice(0, 9), 'texts of more than three parts:');
    assert.ok(said.length > payloads.length, `${said.length} texts left`);
    s.destroy();
});
