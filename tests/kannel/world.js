// world.js - a bearerbox, a daemon and their phones on one clock, for the tests of the whole (job.js, canaries.js).
'use strict';
const { execFileSync, spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { Clock } = require('./clock');
const { Bearerbox, Box, until, must, equal, sleep } = require('./harness');
const { Smsc } = require('./smsc');

const B = process.env.B || 'build';
const MINUTE_S = 60;
const SETTLE_MS = 400;
const phone = (n) => `+2547220000${String(n).padStart(2, '0')}`;

class World {
    constructor(dir) {
        this.dir = path.join(dir, 'box');
        fs.mkdirSync(this.dir);
        this.clock = new Clock(path.join(this.dir, 'later'), '09:00');
        this.smsc = new Smsc({ ledger: path.join(dir, 'smsc.ledger') });
        this.box = new Box({ box: [path.join(__dirname, 'mlinzi_box'), '{port}', '{dir}'] }, this.dir);
        this.kannel = new Bearerbox(path.join(dir, 'kannel'), { COMBINE_S: '2' });
        this.heard = 0;
    }
    async open() {
        await this.smsc.listen();
        this.kannel.make(this.smsc.port);
        this.kannel.start();
        await until('the SMSC bound', 10000, () => this.smsc.bound);
        await this.start();
    }
    async start() {
        const links = this.box.said('kannel.up');
        this.box.start(this.kannel.port);
        await until('the link', 10000, () => this.box.said('kannel.up') > links);
    }
    async close() {
        await this.box.end();
        this.kannel.stop();
        this.smsc.close();
    }
    // These texts came, each to its phone, no other one came, and nothing follows. Answers the groups of each pattern.
    async hears(wanted, ms = 8000) {
        const missing = () => {
            const came = this.smsc.texts.slice(this.heard);
            return wanted.map(([to, pattern]) => {
                const at = came.findIndex((x) => x.to === to && pattern.test(x.text));
                return at < 0 ? null : pattern.exec(came.splice(at, 1)[0].text);
            });
        };
        const show = (x) => `${x.to}: ${x.text.slice(0, 90)}`;
        const late = (e) => {
            const lacks = wanted.filter((_, i) => !missing()[i]).map((x) => x.join(' '));
            const came = this.smsc.texts.slice(this.heard).map(show);
            this.heard = this.smsc.texts.length;
            throw new Error(`${e.message}\nmissing: ${lacks.join('\n')}\ncame: ${came.join('\n')}`);
        };
        const found = await until('the texts', ms, () => missing().every(Boolean) && missing()).catch(late);
        await sleep(SETTLE_MS);
        const came = this.smsc.texts.slice(this.heard);
        this.heard += came.length;
        must(came.length === wanted.length, `${came.length} texts, not ${wanted.length}:\n${came.map(show).join('\n')}`);
        return found;
    }
    // Two minutes after what went before: ladder texts and feedback within one minute would go as a bundle (ruling 26).
    says(from, text, more = {}) {
        this.clock.on(2 * MINUTE_S);
        this.smsc.send({ from, text, ...more });
    }
    // Time goes on, and the daemon notices at once (by itself within half a minute: it looks at the clock again).
    later(seconds) {
        this.clock.on(seconds);
        this.box.child.kill('SIGHUP');
    }
    env() {
        return { ...process.env, LD_PRELOAD: path.resolve(B, 'kannel/later.so'), MLINZI_LATER: this.clock.file };
    }
    command(...args) {
        const r = spawnSync(path.join(B, 'bin/mlinzi'), ['-c', path.join(this.dir, 'mlinzi.cfg'), ...args], { env: this.env() });
        return { status: r.status, out: String(r.stdout) + String(r.stderr) };
    }
    sql(text) {
        const out = execFileSync(path.join(B, 'kannel/store_look'), [path.join(this.dir, 'mlinzi.db'), text]);
        return String(out).split('\n').filter(Boolean).map((l) => l.split('\t'));
    }
    // A report from this phone: its reference as texts show it.
    async report(from, text, officer, guidance, also = []) {
        this.says(from, text);
        const [[, ref], , [, rung]] = await this.hears([[from, /Your report is (\d{4} \d{4})\./], [from, guidance], [officer, /^S[1-3][A-Z ]*: new case (\d{4} \d{4}), /], ...also]);
        equal(rung, ref, 'the case that the officer hears of');
        return ref;
    }
    // Taken up with an action: quiet for hours.
    async takes_up(officer, from, ref, others = []) {
        this.says(officer, `VERIFY ${ref} the child is safe at the hospital`);
        await this.hears([[officer, /is taken up and your action is written down/], [from, /has taken it up/], ...others.map((to) => [to, /has taken it up/])]);
    }
}

module.exports = { World, phone };
