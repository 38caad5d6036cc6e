// lib.js - what the tests of the doors stand on: TAP, waiting with an end, certificates, and a daemon whose one link is an
// aggregator. Its clock is the machine's: nothing here waits for a deadline.
'use strict';
const { execFile, execFileSync, spawn } = require('child_process');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const root = path.resolve(__dirname, '../..');
const B = path.resolve(root, process.env.B || 'build');
const SECRET = 'Ks8sQ2mTz1Yb7Lw4';
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, holds, ms = 10000) {
    for (const end = Date.now() + ms; ; await sleep(20)) {
        const v = await holds();
        if (v) return v;
        if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    }
}
function freePort() {
    return new Promise((done, no) => {
        const s = net.createServer().on('error', no).listen(0, '127.0.0.1', () => {
            const { port } = s.address();
            s.close(() => done(port));
        });
    });
}

const tests = [];
function test(name, body) {
    tests.push({ name, body });
}
async function run(only) {
    let failed = 0;
    let n = 0;
    for (const { name, body } of tests) {
        if (only && !name.includes(only)) continue;
        const start = Date.now();
        let why;
        try {
            await body();
        } catch (e) {
            why = e;
            failed++;
            console.log(String(e.stack).split('\n').slice(0, 14).map((l) => `# ${l}`).join('\n'));
        }
        console.log(`${why ? 'not ok' : 'ok'} ${++n} - ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    }
    console.log(`1..${n}`);
    process.exit(failed ? 1 : 0);
}

const running = new Set();
const dirs = new Set();
process.on('exit', () => {
    for (const p of running) p.kill('SIGKILL');
    if (!process.env.KEEP) for (const d of dirs) fs.rmSync(d, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});
for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, () => process.exit(1));
function directory() {
    const d = fs.mkdtempSync(path.join(os.tmpdir(), 'mlinzi-doors-'));
    dirs.add(d);
    return d;
}

// Certificates by openssl: an authority of ours, and of it one for `localhost`, one that has expired, one for another name;
// and one of an authority nobody knows.
let made;
function certificates() {
    if (made) return made;
    const d = directory();
    const ssl = (...args) => execFileSync('openssl', args, { cwd: d, stdio: ['ignore', 'ignore', 'ignore'] });
    const authority = (name) => ssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '2', '-subj', `/CN=${name}`);
    const signed = (name, by, host, ...dates) => {
        fs.writeFileSync(path.join(d, `${name}.ext`), `subjectAltName=DNS:${host}\n`);
        ssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${host}`);
        ssl('x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-out', `${name}.pem`, '-extfile', `${name}.ext`, ...dates);
        return { key: fs.readFileSync(path.join(d, `${name}.key`)), cert: fs.readFileSync(path.join(d, `${name}.pem`)) };
    };
    authority('ours');
    authority('strange');
    made = {
        ca: path.join(d, 'ours.pem'),
        good: signed('good', 'ours', 'localhost', '-days', '1'),
        expired: signed('expired', 'ours', 'localhost', '-days', '-1'),
        other: signed('other', 'ours', 'elsewhere.invalid', '-days', '1'),
        foreign: signed('foreign', 'strange', 'localhost', '-days', '1'),
    };
    return made;
}

// A daemon with an aggregator as its one link (or with no link: { link: null }), in a directory of its own.
class Service {
    // { sms: url of the aggregator's API, link: more lines of the link, http: more of http, more: more lines at the top, answer: seconds it waits, allow and secret of the link }
    static async start({ sms, link = '', http = '', more = '', answer = 3, allow = '127.0.0.1', secret = SECRET } = {}) {
        const s = new Service();
        s.dir = directory();
        s.port = await freePort();
        s.health = await freePort();
        s.url = `http://127.0.0.1:${s.port}`;
        s.cfg = path.join(s.dir, 'm.cfg');
        s.logFile = path.join(s.dir, 'log');
        fs.mkdirSync(path.join(s.dir, 'store'), { mode: 0o700 });
        fs.writeFileSync(path.join(s.dir, 'secret'), `${secret}\n`, { mode: 0o600 });
        fs.writeFileSync(path.join(s.dir, 'apikey'), 'the-key\n', { mode: 0o600 });
        fs.writeFileSync(s.cfg, `store: { path = "${s.dir}/store/mlinzi.db"; };
keys: { dir = "${s.dir}/keys"; };
socket: { path = "${s.dir}/s"; };
process: { restart_ms = 100; };
carrier = "links";
http: { listen = "127.0.0.1:${s.port}"; health = "127.0.0.1:${s.health}"; ${http} };
links = ( { name = "at"; kind = "http"; allow = "${allow}"; secret_file = "${s.dir}/secret"; short_code = "22116";
            sms_url = "${sms}"; username = "sandbox"; apikey_file = "${s.dir}/apikey"; ca_file = "${certificates().ca}";
            reconnect_ms = 200; reconnect_max_ms = 1000; answer_s = ${answer}; ${link} } );
${more}
`, { mode: 0o600 });
        await s.begin();
        s.mlinzi('import', 'people', 'config/sample-people.csv');
        return s;
    }
    async begin() {
        const log = fs.openSync(this.logFile, 'a');
        this.daemon = spawn(path.join(B, 'bin/mlinzid'), ['-c', this.cfg], { cwd: root, stdio: ['ignore', 'ignore', log] });
        fs.closeSync(log);
        running.add(this.daemon);
        this.ended = new Promise((done) => this.daemon.on('exit', (code) => {
            running.delete(this.daemon);
            done(code);
        }));
        await until(`the daemon answers: ${this.logText().slice(-400)}`, async () => this.daemon.exitCode !== null || (await this.answers()));
        if (this.daemon.exitCode !== null) throw new Error(`the daemon did not start: ${this.logText()}`);
    }
    answers() {
        return new Promise((done) => execFile(path.join(B, 'bin/mlinzi'), ['-c', this.cfg, 'status'], { cwd: root }, (e, out) => done(!e && / yes /.test((out.match(/^door .*$/m) || [''])[0]))));
    }
    mlinzi(...args) {
        return execFileSync(path.join(B, 'bin/mlinzi'), ['-c', this.cfg, ...args], { cwd: root, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
    }
    status(word) {
        return (this.mlinzi('status').match(new RegExp(`^${word} +(.*)$`, 'm')) || [])[1];
    }
    process(name) { // its pid
        return Number((this.mlinzi('status').match(new RegExp(`^${name} +(\\d+)`, 'm')) || [])[1] || 0);
    }
    cases() { // lines of the list
        return this.mlinzi('case', 'list').split('\n').filter((l) => /^\d{8}/.test(l));
    }
    logText() {
        return fs.existsSync(this.logFile) ? fs.readFileSync(this.logFile, 'utf8') : '';
    }
    sms(secret = SECRET) {
        return `${this.url}/sms/at/${secret}`;
    }
    dlr(secret = SECRET) {
        return `${this.url}/dlr/at/${secret}`;
    }
    kill() { // the whole of it, at once
        this.daemon.kill('SIGKILL');
        return this.ended;
    }
    async stop() {
        this.daemon.kill('SIGTERM');
        const insist = setTimeout(() => this.daemon.kill('SIGKILL'), 8000);
        const code = await this.ended;
        clearTimeout(insist);
        const bad = this.logText().split('\n').filter((l) => /signal=31|Sanitizer|must\.failed|(door|doorway|process)\.broken/.test(l));
        if (bad.length || code) throw new Error(`the daemon ended with ${code}: ${bad.join('; ')}`);
    }
}

module.exports = { B, SECRET, Service, certificates, directory, freePort, root, run, sleep, test, until };
