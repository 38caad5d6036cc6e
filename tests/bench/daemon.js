// daemon.js - a practice daemon for benches: on a real disk, asked by its control socket and by its door.
'use strict';
const { execFileSync, spawn } = require('child_process');
const fs = require('fs');
const http = require('http');
const net = require('net');
const path = require('path');

const B = path.resolve(process.env.B);

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
async function sign_in(port) {
    const page = await get(port, '/sign-in');
    const token = /name="token" value="([^"]+)"/.exec(page.text)[1];
    const person = /name="person" value="(\d+)">National/.exec(page.text)[1];
    const cookie = (page.headers['set-cookie'] || []).map((c) => c.split(';')[0]).join('; ');
    const form = `token=${encodeURIComponent(token)}&to=/&person=${person}`;
    const a = await get(port, '/sign-in/practice', { cookie, 'content-type': 'application/x-www-form-urlencoded' }, form);
    return (a.headers['set-cookie'] || []).map((c) => c.split(';')[0]).join('; ');
}
// Started with the sample people; ends and goes with this process. m(...) is the command.
async function start(name) {
    const dir = fs.mkdtempSync(path.join(process.env.BENCH_DIR || B, `bench-${name}-`));
    const cfg = path.join(dir, 'm.cfg');
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
    return { port, socket: path.join(dir, 's'), m };
}
module.exports = { get, line, percentile, sign_in, start };
