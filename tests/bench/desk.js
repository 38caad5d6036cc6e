// desk.js - the work of desk.sh: a daemon on a real disk, texts by its control socket, pages by its door.
'use strict';
const { execFileSync, spawn } = require('child_process');
const fs = require('fs');
const http = require('http');
const net = require('net');
const path = require('path');

const [cases, texts] = process.argv.slice(2).map(Number);
const B = path.resolve(process.env.B);
const ROUNDS = 4;
const dir = fs.mkdtempSync(path.join(process.env.BENCH_DIR || B, 'bench-desk-'));
const cfg = path.join(dir, 'm.cfg');

function line(socket) { // one connection: ask(o) answers when the daemon does
    const c = net.connect(socket);
    let rest = '';
    const waiting = [];
    c.setEncoding('utf8');
    c.on('data', (d) => {
        rest += d;
        for (let i; (i = rest.indexOf('\n')) >= 0; rest = rest.slice(i + 1)) waiting.shift()(JSON.parse(rest.slice(0, i)));
    });
    return { ask: (o) => new Promise((done) => (waiting.push(done), c.write(JSON.stringify(o) + '\n'))), end: () => c.end() };
}
function get(port, url, headers = {}, body = null) {
    return new Promise((done, no) => {
        const r = http.request({ host: '127.0.0.1', port, path: url, method: body === null ? 'GET' : 'POST', headers }, (a) => {
            let n = 0, text = '';
            a.on('data', (d) => (n += d.length, text += n < 65536 ? d : ''));
            a.on('end', () => done({ status: a.statusCode, headers: a.headers, n, text }));
        });
        r.on('error', no);
        r.end(body === null ? undefined : body);
    });
}
const percentile = (all, p) => all[Math.min(all.length - 1, Math.floor(all.length * p))];
const report = (n) => ({ op: 'phone.send', from: `+2547${String(10000000 + n).padStart(8, '0')}`, text: `REPORT neglect boy ${3 + (n % 12)} Ganda n${n}` });

async function sign_in(port) {
    const page = await get(port, '/sign-in');
    const token = /name="token" value="([^"]+)"/.exec(page.text)[1];
    const person = /name="person" value="(\d+)">National/.exec(page.text)[1];
    const cookie = (page.headers['set-cookie'] || []).map((c) => c.split(';')[0]).join('; ');
    const form = `token=${encodeURIComponent(token)}&to=/&person=${person}`;
    const a = await get(port, '/sign-in/practice', { cookie, 'content-type': 'application/x-www-form-urlencoded' }, form);
    return (a.headers['set-cookie'] || []).map((c) => c.split(';')[0]).join('; ');
}
async function main() {
    const port = await new Promise((done) => {
        const s = net.createServer().listen(0, '127.0.0.1', () => {
            const p = s.address().port;
            s.close(() => done(p));
        });
    });
    fs.writeFileSync(cfg, `store: { path = "${dir}/mlinzi.db"; };\nkeys: { dir = "${dir}/keys"; };\nsocket: { path = "${dir}/s"; };\n` +
        `carrier = "loop";\nhttp: { listen = "127.0.0.1:${port}"; };\n`);
    const daemon = spawn(path.join(B, 'bin/mlinzid'), ['-c', cfg], { stdio: 'ignore' });
    process.on('exit', () => {
        daemon.kill('SIGKILL');
        fs.rmSync(dir, { recursive: true, force: true });
    });
    const m = (...a) => execFileSync(path.join(B, 'bin/mlinzi'), ['-c', cfg, ...a], { stdio: ['ignore', 'pipe', 'ignore'] });
    for (let i = 0; i < 200; i++) {
        try {
            m('status');
            break;
        } catch {
            await new Promise((r) => setTimeout(r, 50));
        }
    }
    m('import', 'people', 'config/sample-people.csv');
    let n = 0;
    await Promise.all(Array.from({ length: 24 }, async () => {
        const l = line(path.join(dir, 's'));
        while (n < cases) await l.ask(report(n++));
        l.end();
    }));
    const cookie = await sign_in(port);
    const first = await get(port, '/cases', { cookie });
    const whole = await get(port, '/cases.csv', { cookie });
    if (first.status !== 200 || whole.status !== 200) throw new Error(`pages answer ${first.status} and ${whole.status}`);
    console.log(`${cases} open cases; a list of ${first.n} bytes, an export of ${whole.n}`);
    let heavy = false, loads = 0;
    const people = [0, 1].map(async () => {
        for (;;) {
            if (heavy === null) return;
            if (!heavy) await new Promise((r) => setTimeout(r, 5));
            else {
                await get(port, '/cases.csv', { cookie });
                await get(port, '/map', { cookie });
                loads += 2;
            }
        }
    });
    const l = line(path.join(dir, 's'));
    const took = { quiet: [], heavy: [] };
    for (let r = 0; r < ROUNDS * 2; r++) {
        heavy = r % 2 === 1;
        await new Promise((done) => setTimeout(done, 300));
        for (let i = 0; i < texts / ROUNDS; i++) {
            const began = process.hrtime.bigint();
            await l.ask(report(n++));
            took[heavy ? 'heavy' : 'quiet'].push(Number(process.hrtime.bigint() - began) / 1e3);
        }
    }
    heavy = null;
    await Promise.all(people);
    l.end();
    for (const k of ['quiet', 'heavy']) took[k].sort((a, b) => a - b);
    const of = (k) => [0.5, 0.95, 0.99].map((p) => percentile(took[k], p));
    console.log('text to acknowledgement, us        p50      p95      p99');
    for (const [k, name] of [['quiet', 'nobody looks'], ['heavy', `two load without pause (${loads} pages)`]])
        console.log(`${name.padEnd(32)}${of(k).map((x) => x.toFixed(0).padStart(9)).join('')}`);
    const [a, b] = [of('quiet'), of('heavy')];
    console.log(`${'ratio (goal of p99: 1.2)'.padEnd(32)}${b.map((x, i) => (x / a[i]).toFixed(2).padStart(9)).join('')}`);
    process.exit(0);
}
main().catch((e) => {
    console.error(e.stack);
    process.exit(1);
});
