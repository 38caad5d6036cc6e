// harness.js - what the scenarios stand on: TAP, waiting with an end, a private bearerbox, and the box program under test.
'use strict';
const { execFileSync, spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const HERE = __dirname;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, ms, holds) {
    const end = Date.now() + ms;
    for (;;) {
        const v = await holds();
        if (v) return v;
        if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
        await sleep(20);
    }
}
function must(holds, what) {
    if (!holds) throw new Error(what);
}
function equal(have, want, what) {
    const show = (v) => String(JSON.stringify(v)).slice(0, 300);
    if (show(have) !== show(want) || JSON.stringify(have) !== JSON.stringify(want)) throw new Error(`${what}: ${show(have)}, not ${show(want)}`);
}

// Whatever ends us, the programs we started end too, by their pids, and our directories go.
const running = new Set();
const dirs = new Set();
process.on('exit', () => {
    for (const pid of running) {
        try {
            process.kill(pid, 'SIGKILL');
        } catch {
            // gone already
        }
    }
    for (const dir of dirs) for (const name of fs.readdirSync(dir)) if (fs.existsSync(path.join(dir, name, 'receipts'))) fs.rmSync(fs.realpathSync(path.join(dir, name, 'receipts')), { recursive: true, force: true });
    if (!process.env.KEEP) for (const dir of dirs) fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(1));

class Tap {
    constructor(only) {
        this.only = only;
        this.count = this.failed = 0;
    }
    async test(name, body) {
        if (this.only && !this.only.test(name)) return;
        const start = Date.now();
        let why;
        let note;
        try {
            note = await body();
        } catch (e) {
            why = e;
        }
        this.count++;
        if (why) {
            this.failed++;
            console.log(String(why.stack).split('\n').slice(0, 12).map((l) => '# ' + l).join('\n'));
        }
        if (note) console.log('# ' + note);
        console.log(`${why ? 'not ok' : 'ok'} ${this.count} - ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    }
    end() {
        console.log(`1..${this.count}`);
        return this.failed ? 1 : 0;
    }
}

// splitmix64, so that a run can be had again by its seed
function seeded(seed) {
    let s = BigInt(seed);
    const mask = (1n << 64n) - 1n;
    return (n) => {
        s = (s + 0x9e3779b97f4a7c15n) & mask;
        let z = s;
        z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
        z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
        return Number((z ^ (z >> 31n)) % BigInt(n));
    };
}

class Bearerbox {
    constructor(dir, env = {}) {
        this.dir = dir;
        this.env = { ...process.env, ...env };
    }
    static missing() {
        try {
            execFileSync(path.join(HERE, 'bearerbox.sh'), ['check'], { stdio: ['ignore', 'pipe', 'ignore'] });
            return null;
        } catch (e) {
            return String(e.stdout).trim() || e.message;
        }
    }
    run(...args) {
        return execFileSync(path.join(HERE, 'bearerbox.sh'), args, { env: this.env, stdio: ['ignore', 'pipe', 'inherit'], timeout: 30000 });
    }
    make(smscPort) {
        this.run('make', this.dir, String(smscPort));
        const ports = fs.readFileSync(path.join(this.dir, 'ports'), 'utf8');
        this.port = +/^box=(\d+)/m.exec(ports)[1];
        this.status = /^status=(.*)/m.exec(ports)[1];
    }
    // texts it keeps for us
    spool() {
        const look = (d) => fs.readdirSync(d, { withFileTypes: true }).reduce((n, f) => n + (f.isDirectory() ? look(path.join(d, f.name)) : 1), 0);
        return look(path.join(this.dir, 'store'));
    }
    start() {
        this.run('start', this.dir);
        this.running = true;
        this.pid = +fs.readFileSync(path.join(this.dir, 'pid'), 'utf8');
        running.add(this.pid);
    }
    smsbox() {
        this.run('smsbox', this.dir);
        this.smsboxPid = +fs.readFileSync(path.join(this.dir, 'smsbox.pid'), 'utf8');
        running.add(this.smsboxPid);
    }
    // {received, kept}: texts since its start, and those not acknowledged by a box
    async state() {
        const xml = await (await fetch(this.status)).text();
        const number = (pattern) => +(pattern.exec(xml) || [0, NaN])[1];
        return { received: number(/<sms>\s*<received>\s*<total>(\d+)/), kept: number(/<storesize>(-?\d+)/) };
    }
    stop(signal = 'TERM') {
        if (this.running) this.run('stop', this.dir, signal);
        this.running = false;
        running.delete(this.pid);
        running.delete(this.smsboxPid);
    }
}

// The program under test. settings.box: its command with {port} and {dir}; settings.list: a command that prints what it has
// stored as JSON lines {"msgid", "from", "to", "kind": "text|partial|binary|broken", "hex"}, with {dir}.
class Box {
    constructor(settings, dir) {
        this.settings = settings;
        this.dir = dir;
        this.log = ''; // read from a file: a pipe would make the program wait whenever we do
        this.logged = 0;
    }
    start(port, extra = []) {
        const words = this.settings.box.map((w) => w.replace('{port}', port).replace('{dir}', this.dir));
        this.ended = false;
        const log = fs.openSync(this.dir + '.log', 'a', 0o600);
        const child = spawn(words[0], [...words.slice(1), ...extra], { stdio: ['ignore', 'ignore', log] });
        fs.closeSync(log);
        this.child = child;
        running.add(child.pid);
        this.gone = new Promise((done) => child.on('exit', (code, signal) => {
            if (this.child === child) this.ended = `${code === null ? signal : code}`;
            running.delete(child.pid);
            done();
        }));
    }
    async end(signal = 'SIGTERM') {
        if (!this.child || this.ended) return;
        this.child.kill(signal);
        const hard = setTimeout(() => this.child.kill('SIGKILL'), 10000);
        await this.gone;
        clearTimeout(hard);
    }
    said(pattern) {
        if (!this.child) return 0;
        const fd = fs.openSync(this.dir + '.log', 'r');
        const piece = Buffer.alloc(1 << 20);
        for (let n; (n = fs.readSync(fd, piece, 0, piece.length, this.logged)) > 0; this.logged += n) this.log += piece.latin1Slice(0, n);
        fs.closeSync(fd);
        return (this.log.match(new RegExp(pattern, 'g')) || []).length;
    }
    asked(command) {
        const words = command.map((w) => w.replace('{dir}', this.dir));
        const out = execFileSync(words[0], words.slice(1), { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
        return String(out).split('\n').filter(Boolean).map((l) => JSON.parse(l));
    }
    counts() {
        return this.asked(this.settings.counts)[0];
    }
    stored() {
        if (this.settings.list) return this.asked(this.settings.list).map((m) => ({ ...m, text: Buffer.from(m.hex, 'hex') }));
        return this.ledger('mo').map(([, id, from, to, kind, hex]) => {
            const bytes = (h) => Buffer.from(h === '-' ? '' : h, 'hex');
            return { msgid: bytes(id).toString(), from: bytes(from).toString(), to: bytes(to).toString(), kind, text: bytes(hex) };
        });
    }
    ledger(kind) { // echo_box's own lines
        let all = '';
        try {
            all = fs.readFileSync(path.join(this.dir, 'ledger'), 'latin1');
        } catch {
            return [];
        }
        const whole = all.slice(0, all.lastIndexOf('\n') + 1); // a kill may have cut the last line: it was not acknowledged
        return whole.split('\n').filter((l) => l.startsWith(kind + ' ')).map((l) => l.trimEnd().split(' '));
    }
    // changes whenever the program has written in its directory
    trace() {
        const look = (d) => fs.readdirSync(d, { withFileTypes: true }).map((f) => {
            const p = path.join(d, f.name);
            if (f.isDirectory()) return look(p);
            try {
                const s = fs.statSync(p);
                return `${p}${s.size}${s.mtimeMs}`;
            } catch {
                return '';
            }
        }).join();
        return look(this.dir);
    }
}

function workdir() {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mlinzi-kannel-'));
    dirs.add(dir);
    fs.chmodSync(dir, 0o711); // bearerbox, no longer root, passes through to its own
    return dir;
}

module.exports = { Tap, Bearerbox, Box, until, must, equal, seeded, sleep, workdir };
