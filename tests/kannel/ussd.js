#!/usr/bin/env node
// ussd.js - USSD over SMPP through a real bearerbox: its two parameters there and back, a report from dial to END, a session
// that the network drops, one that is replayed after a death, and texts beside it. Prints TAP.
'use strict';
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { Tap, Bearerbox, Box, until, must, equal, sleep, workdir } = require('./harness');
const { Smsc } = require('./smsc');

const B = process.env.B || 'build';
const BEGIN = 1;
const REPLY = 0x12;
const ABORT = 0x81;
const GOES_ON = 2;
const ENDS = 0x11;
const reporter = '+254722000001';

class Phone {
    constructor(smsc, number, session) {
        Object.assign(this, { smsc, number, info: Buffer.from([session, 2]), screens: [] });
        smsc.on('screen', (s) => s.to === number && this.screens.push(s));
    }
    async hop(op, text) {
        const before = this.screens.length;
        this.smsc.ussd({ from: this.number, op, text, info: this.info });
        await until(`a screen after ${text}`, 8000, () => this.screens.length > before);
        const s = this.screens[this.screens.length - 1];
        must([...s.text].length <= 160, `a screen of ${[...s.text].length}: ${s.text}`);
        equal(s.info[0], this.info[0], 'session number');
        equal(s.info[1] & 1, s.op === ENDS ? 1 : 0, 'end bit');
        return s;
    }
    dial() {
        return this.hop(BEGIN, '*384*116#');
    }
    async keys(...all) {
        let s;
        for (const k of all) s = await this.hop(REPLY, k);
        return s;
    }
}

async function main() {
    const t = new Tap(null);
    const missing = Bearerbox.missing();
    if (missing) return console.log(`skipped: ${missing}`);
    setTimeout(() => {
        console.log('not ok - USSD did not end in time');
        process.exit(1);
    }, 60000).unref();
    const dir = workdir();
    const smsc = new Smsc({ ledger: path.join(dir, 'smsc.ledger') });
    const kannel = new Bearerbox(path.join(dir, 'kannel'), { COMBINE_S: '2' });
    fs.mkdirSync(path.join(dir, 'box'));
    fs.writeFileSync(path.join(dir, 'box/more.cfg'), 'ussd: { old_s = 2; };\n');
    const box = new Box({ box: [path.join(__dirname, 'mlinzi_box'), '{port}', '{dir}'] }, path.join(dir, 'box'));
    const up = async () => {
        const links = box.said('kannel.up');
        box.start(kannel.port);
        await until('the link', 10000, () => box.said('kannel.up') > links);
    };
    const cases = () => JSON.parse(execFileSync(path.join(B, 'bin/mlinzi'), ['-c', path.join(dir, 'box/mlinzi.cfg'), 'case', 'list', '--json'])).cases;
    try {
        await smsc.listen();
        kannel.make(smsc.port);
        kannel.start();
        await until('the SMSC bound', 10000, () => smsc.bound);
        await up();
        const phone = new Phone(smsc, reporter, 0x2a);
        await t.test('a dial shows the menu, by the parameters it came with', async () => {
            const s = await phone.dial();
            equal(s.op, GOES_ON, 'ussd_service_op');
            must(/^[^]*1[^]*2/.test(s.text), s.text);
        });
        let ref;
        await t.test('a report: the kind opens the case, the place ends it with the reference', async () => {
            let s = await phone.keys('1');
            must(s.op === GOES_ON, s.text);
            s = await phone.keys('1');
            await until('the case', 5000, () => cases().length === 1);
            ref = cases()[0].ref;
            for (let i = 0; i < 12 && s.op === GOES_ON; i++) s = await phone.keys(/place|where|ward/i.test(s.text) ? 'Ganda' : /age|old|years/i.test(s.text) ? '9' : '1');
            equal(s.op, ENDS, `the last screen: ${s.text}`);
            must(s.text.replace(/ /g, '').includes(ref), s.text);
        });
        await t.test('a second dial by another session number begins afresh, and the first one is not touched', async () => {
            const again = new Phone(smsc, reporter, 0x2c);
            const s = await again.dial();
            equal(s.op, GOES_ON, s.text);
        });
        await t.test('dropped by the network after the kind is known: the receipt goes as a text', async () => {
            const other = new Phone(smsc, '+254722000002', 0x40);
            await other.dial();
            await other.keys('1', '2');
            await until('the case', 5000, () => cases().length === 2);
            const before = smsc.texts.length;
            smsc.ussd({ from: other.number, op: ABORT, text: '', info: other.info });
            await until('the receipt', 8000, () => smsc.texts.slice(before).some((x) => x.to === other.number && /Your report is/.test(x.text)));
        });
        await t.test('what stood unacknowledged is passed over when it is old: no screen for nobody', async () => {
            await box.end('SIGKILL');
            smsc.ussd({ from: '+254722000003', op: BEGIN, text: '*384*116#', info: Buffer.from([0x50, 2]) });
            await until('bearerbox keeps it', 5000, async () => (await kannel.state()).kept > 0);
            const late = new Phone(smsc, '+254722000003', 0x50);
            await sleep(3500);
            await up();
            await until('it is acknowledged', 8000, async () => (await kannel.state()).kept === 0);
            equal(late.screens.length, 0, 'screens');
            must(box.said('ussd.passed-over why=old') === 1, box.log.slice(-800));
        });
        await t.test('a text by the same link is a text', async () => {
            smsc.send({ from: '+254722000004', text: 'REPORT neglect boy 6 Ganda' });
            await until('its receipt', 8000, () => smsc.texts.some((x) => x.to === '+254722000004' && /Your report is/.test(x.text)));
        });
        await t.test('the daemon ends in order', async () => {
            await box.end();
            equal(box.ended, '0', 'exit status');
        });
    } finally {
        await box.end();
        kannel.stop();
        smsc.close();
        if (process.env.KEEP) console.log(`# kept: ${dir}`);
    }
    process.exit(t.end());
}
main().catch((e) => {
    console.log(`# ${e.stack}\nnot ok - USSD came to an end`);
    process.exit(1);
});
