#!/usr/bin/env node
// canaries.js - fifty words and numbers that no file may hold: planted by real messages through a real bearerbox, into
// every column that keeps what people write, with the daemon and the bearerbox killed in between; then every file that
// either of them wrote is searched, in the clear, as UCS-2 and as hex. Prints TAP.
'use strict';
const fs = require('fs');
const path = require('path');
const { Tap, Bearerbox, until, must, equal, sleep, workdir } = require('./harness');
const { World, phone } = require('./world');

const canary = [];
// A word that stands in no dictionary and no data file.
const word = () => {
    const w = `Zq${'bdfghjklmn'[canary.length % 10]}${'aeiou'[Math.floor(canary.length / 10)]}x${'prstvwzbdf'[canary.length % 7]}ukwi`;
    canary.push(w);
    return w;
};
// The end of a number of nobody: Kenyan numbers are kept as +254 and nine digits.
const number = (n) => {
    const m = `+2547339${String(4101 + 34 * n).padStart(5, '0')}`;
    canary.push(m.slice(4));
    return m;
};

// Files come and go meanwhile: one that went is no longer there to be read.
const unlessGone = (look, gone) => {
    try {
        return look();
    } catch (e) {
        if (e.code === 'ENOENT') return gone;
        throw e;
    }
};
const files = (dir) => unlessGone(() => fs.readdirSync(dir, { withFileTypes: true }), []).flatMap((f) => (f.isDirectory() ? files(path.join(dir, f.name)) : f.isFile() ? [path.join(dir, f.name)] : []));
const shapes = (w) => {
    const wide = Buffer.from(w, 'utf16le');
    const narrow = Buffer.from(w);
    return [narrow, Buffer.from(w.toLowerCase()), wide, Buffer.from(wide).swap16(), Buffer.from(narrow.toString('hex')), Buffer.from(narrow.toString('hex').toUpperCase())];
};
// Where any of them stands: ["file: word"]. The ledger is the SMSC's own, the test's side of the air.
const search = (dir, words) => files(dir).filter((f) => !f.endsWith('smsc.ledger')).flatMap((f) => {
    const bytes = unlessGone(() => fs.readFileSync(f), Buffer.alloc(0));
    return words.filter((w) => shapes(w).some((s) => bytes.includes(s))).map((w) => `${path.relative(dir, f)}: ${w}`);
});

async function plant(w) {
    const officer = phone(10);
    const refs = [];
    // Reports by numbers that nobody registered: narrative, place and child in words nobody knows.
    for (let i = 0; i < 12; i++) {
        const from = number(i);
        w.says(from, `REPORT neglect boy ${3 + i} Ganda, ${word()} alone near ${word()}`);
        const at = w.smsc.texts.length;
        await until('its number', 8000, () => w.smsc.texts.find((x) => x.to === from && /Your report is/.test(x.text)), at);
        refs.push(/Your report is (\d{4} \d{4})/.exec(w.smsc.texts.find((x) => x.to === from).text)[1]);
    }
    w.says(number(12), `Mtoto anaitwa ${word()} amepigwa na baba, Malindi Town, njooni ${word()} haraka sana, ${'tafadhali '.repeat(14)}`);
    w.says(phone(1), `REPORT child ${word()} \u2013 \u0169y\u0169 amelala njaa Ganda ${word()}`); // UCS-2
    w.says(phone(1), `xk ${word()} qq`); // nobody can read it
    w.says(officer, `VERIFY ${refs[0]} visited ${word()} and spoke to the aunt`);
    w.says(officer, `UPDATE ${refs[0]} the teacher ${word()} gives food, ${word()} too`);
    w.says(officer, `VERIFY ${refs[1]} my PIN 739154 the child is with ${word()}, son of ${word()}`);
    canary.push('739154');
    w.says(officer, `CLOSE ${refs[0]} the child lives with grandmother ${word()} and goes to school ${word()} again`);
    const code = await until('the code', 8000, () => w.smsc.texts.filter((x) => x.to === officer).map((x) => /\b(\d{6})\b/.exec(x.text)).filter(Boolean).pop());
    w.says(officer, `YES ${code[1]}`);
    await until('it is closed', 8000, () => w.smsc.texts.some((x) => /closed/.test(x.text)));
    return refs;
}

async function main() {
    const t = new Tap(null);
    const missing = Bearerbox.missing();
    if (missing) return console.log(`skipped: ${missing}`);
    setTimeout(() => {
        console.log('not ok - the canaries did not end in time');
        process.exit(1);
    }, 100000).unref();
    const dir = workdir();
    const w = new World(dir);
    let refs;
    try {
        await w.open();
        await t.test('fifty canaries are planted by real messages', async () => {
            refs = await plant(w);
            must(canary.length >= 50, `only ${canary.length}`);
            equal(new Set(canary).size, canary.length, 'no two alike');
        });
        await t.test('they arrived: who may read a case reads them', async () => {
            const shown = w.command('case', 'show', refs[0].replace(' ', '')).out;
            must(canary.filter((c) => shown.includes(c)).length >= 4, shown);
        });
        const late = canary.length;
        await t.test('while the daemon is dead, what waits in the bearerbox is found there: the search can find', async () => {
            w.box.child.kill('SIGKILL');
            await until('it is dead', 5000, () => w.box.ended);
            w.says(phone(1), `REPORT neglect girl 4 Ganda, ${word()} has no food`);
            await until('it waits', 8000, () => search(dir, canary.slice(late)).length > 0);
            must(search(dir, canary.slice(late)).every((f) => f.startsWith('kannel/store')), String(search(dir, canary.slice(late))));
        });
        await t.test('the daemon is back, the bearerbox is killed and started: it comes, once', async () => {
            await w.start();
            await until('it came', 8000, () => w.sql('select count(*) from case_file where opened_s > 0')[0][0] >= 14);
            w.kannel.stop('KILL');
            w.kannel.start();
            await until('the link', 15000, () => w.smsc.bound);
            equal(w.command('db', 'backup', path.join(dir, 'box/copy.db')).status, 0, 'a plain copy of the store');
            await sleep(1500);
        });
        await t.test('no file holds one: store, log of the store, journals, spool, logs, copy, settings, keys', async () => {
            const found = search(dir, canary);
            must(found.length === 0, found.join('\n'));
            const all = files(dir).map((f) => path.relative(dir, f));
            for (const wanted of ['box/mlinzi.db', 'box/copy.db', 'box/keys/kek-1', 'kannel/log', 'kannel/kannel.conf']) must(all.includes(wanted), `${wanted} is not among ${all.join(' ')}`);
            console.log(`# = ${canary.length} canaries, ${all.length} files searched`);
        });
        await t.test('no log line of the daemon, and no core was left', async () => {
            const said = canary.filter((c) => w.box.log.includes(c));
            equal(said.join(' '), '', 'in the log');
            must(!files(dir).some((f) => /(^|\/)core(\.|$)/.test(f)), 'a core file');
        });
        await t.test('the search sees one in the clear, as UCS-2 and as hex', async () => {
            for (const shape of shapes(canary.find((c) => /^Zq/.test(c)))) {
                fs.writeFileSync(path.join(dir, 'box/planted'), Buffer.concat([Buffer.from('..'), shape, Buffer.from('..')]));
                equal(search(dir, canary).length, 1, 'found');
            }
        });
    } finally {
        await w.close();
        if (process.env.KEEP) console.log(`# kept: ${dir}`);
    }
    process.exit(t.end());
}
main().catch((e) => {
    console.log(`# ${e.stack}\nnot ok - the canaries came to an end`);
    process.exit(1);
});
