#!/usr/bin/env node
// job.js - the whole of the daemon's work through a real bearerbox, judged by the texts that arrive at phones (parts joined):
//   job.js [--only WORDS]
// The clock is the test's (clock.js): a Tuesday at 09:00 in Nairobi, moved as the story goes. The people: people.csv. Prints TAP.
'use strict';
const fs = require('fs');
const path = require('path');
const { Tap, Bearerbox, until, must, equal, sleep, workdir } = require('./harness');
const { World, phone } = require('./world');

const HOUR_S = 3600;
const MINUTE_S = 60;
const COUNTY = phone(20);
const REGION = phone(30);
const NATION = phone(40);
const SECRETARY = phone(51);

async function main_job(t, w) {
    const reporter = phone(1);
    const officer = phone(10);
    const day = w.clock.now;
    let ref;
    await t.test('a report comes back as its number and guidance, and rings the officer', async () => {
        ref = await w.report(reporter, 'REPORT neglect boy 6 Ganda', officer, /^See the child today[^]*Help: 116\.$/);
    });
    await t.test('the SMSC says the text twice: one case, and the reporter is told so', async () => {
        w.says(reporter, 'REPORT neglect boy 6 Ganda');
        await w.hears([[reporter, new RegExp(`already: ${ref}`)]]);
        equal(w.sql('select count(*) from case_file'), [['1']], 'cases');
    });
    await t.test('nobody acts: a reminder after four working hours, the county after a working day', async () => {
        w.later(day + 2 * MINUTE_S + 4 * HOUR_S + 5 - w.clock.now);
        await w.hears([[officer, new RegExp(`^Reminder\\. S3: case ${ref}`)]]);
        w.later(20 * HOUR_S);
        await w.hears([[COUNTY, new RegExp(`^S3: case ${ref}, Malindi comes up to you`)]]);
    });
    await t.test('VERIFY with an action: officer, reporter and county hear it', async () => {
        w.says(officer, `VERIFY ${ref} visited the home, the mother is counselled`);
        await w.hears([[officer, new RegExp(`Case ${ref} is taken up`)], [reporter, new RegExp(`Case ${ref}: .*has taken it up`)], [COUNTY, new RegExp(`Case ${ref} \\(S3\\).*has taken it up`)]]);
    });
    await t.test('UPDATE: the reporter hears the officer\'s words', async () => {
        w.says(officer, `UPDATE ${ref} food comes from the relief every week`);
        await w.hears([[officer, new RegExp(`Your words are now in case ${ref}`)], [reporter, new RegExp(`Case ${ref}: .*food comes from the relief`)]]);
    });
    await t.test('CLOSE asks for a code, a wrong one is refused, the right one closes, the reporter hears it', async () => {
        w.says(officer, `CLOSE ${ref} the family is supported by the chief and the church`);
        const [[, code]] = await w.hears([[officer, new RegExp(`case ${ref} reply YES (\\d{6}) within 30 minutes`)]]);
        w.says(officer, `YES ${String((+code + 1) % 1000000).padStart(6, '0')}`);
        await w.hears([[officer, /code/i]]);
        w.says(officer, `YES ${code}`);
        await w.hears([[officer, new RegExp(`Case ${ref} is closed\\.`)], [reporter, new RegExp(`Case ${ref} is closed by .*reply NO ${ref}`)], [COUNTY, new RegExp(`Case ${ref} \\(S3\\) is closed`)]]);
    });
    await t.test('the store says so too: closed, no deadline but that of its form, every text delivered', async () => {
        const shown = w.command('case', 'show', ref.replace(' ', ''), '--json');
        equal(shown.status, 0, shown.out);
        must(/"state": *"closed"/.test(shown.out), shown.out.slice(0, 300));
        await until('every receipt', 5000, () => w.sql('select count(*) from outbox where state not in (3, 5, 6)')[0][0] === '0').catch(() => {
            throw new Error(`states ${w.sql('select state, count(*) from outbox group by state').join(' ')}`);
        });
        const due = 'select count(*) from timer where due_s > 0 and due_s < 9000000000000';
        equal(w.sql(`${due} and case_id in (select id from case_file)`)[0], ['0'], 'deadlines of cases');
        equal(w.sql(due)[0], ['1'], 'that its closure form is owed');
    });
    await t.test('a long report in UCS-2, its parts in reverse, is one case', async () => {
        const text = 'REPORT neglect girl 7 Ganda. Mwana ũyũ nĩ wa mĩaka mũgwanja, '.repeat(3) + 'nĩ mũrũaru';
        w.says(reporter, text, { order: 'reverse' });
        const [[, second]] = await w.hears([[reporter, /Your report is (\d{4} \d{4})\./], [reporter, /^See the child today/], [officer, /^S3: new case/]]);
        await w.takes_up(officer, reporter, second);
        equal(w.sql('select count(*) from case_file'), [['2']], 'cases');
    });
}

async function fallback(t, w) {
    await t.test('receipts say failed: second number, deputy, one up', async () => {
        const ref = await w.report(phone(2), 'REPORT defilement girl 9 Mtepeni', phone(29), /116/, [[phone(39), /^S1[A-Z ]*: new case/], [phone(49), /^S1[A-Z ]*: new case/], [COUNTY, /^S1[A-Z ]*: case .* comes up to you: .*reach/i]]);
        await w.takes_up(COUNTY, phone(2), ref, [phone(29)]);
    });
    await t.test('no receipt within five minutes: the second number, whose receipt ends the chain', async () => {
        const ref = await w.report(phone(3), 'REPORT defilement girl 8 Tezo', phone(77), /116/);
        w.later(4 * MINUTE_S);
        await w.hears([]);
        w.later(MINUTE_S + 5);
        await w.hears([[phone(50), new RegExp(`^S1[A-Z ]*: new case ${ref}`)]]);
        await w.takes_up(phone(77), phone(3), ref);
    });
}

const climbs = (ref) => (to) => [to, new RegExp(`^LATE\\. S1[A-Z ]*: case ${ref}, Magarini comes up to you`)];

async function catch_up(t, w) {
    const officer = phone(60);
    let refs;
    const two_reports = async () => {
        refs = [await w.report(phone(4), 'REPORT defilement girl 9 Magarini ward', officer, /116/)];
        refs.push(await w.report(phone(5), 'REPORT incest girl 11 Adu', officer, /116/));
    };
    const overdue = (levels) => refs.flatMap((ref) => [[officer, new RegExp(`^LATE\\. Reminder\\. S1[A-Z ]*: case ${ref}`)], ...levels.map(climbs(ref))]);
    const take_up = async (levels) => {
        for (const [i, ref] of refs.entries()) await w.takes_up(officer, phone(4 + i), ref, levels);
    };
    await t.test('the daemon killed, six hours pass, it starts again: one text for each case and person, said to be late', async () => {
        const levels = [COUNTY, REGION, NATION, SECRETARY];
        await two_reports();
        await w.box.end('SIGKILL');
        w.clock.on(6 * HOUR_S + 3 * MINUTE_S);
        await w.start();
        await w.hears(overdue(levels), 15000);
        await take_up(levels);
    });
    await t.test('bearerbox away for an hour: the same, doctor says what is wrong, and a report of meanwhile arrives', async () => {
        const levels = [COUNTY, REGION];
        await two_reports();
        w.kannel.stop();
        w.says(phone(1), 'REPORT abandoned girl 4 Ganda');
        await until('the link down', 5000, () => w.box.said('kannel.down') > 0);
        w.later(HOUR_S);
        const doctor = w.command('doctor');
        equal(doctor.status, 1, 'doctor ends with');
        must(/kannel: nobody answers at 127\.0\.0\.1 port \d+ .*start bearerbox/.test(doctor.out) && /its link to Kannel is down/.test(doctor.out), doctor.out);
        w.kannel.start();
        await w.hears([...overdue(levels), [phone(1), /Your report is/], [phone(1), /116/], [phone(10), /^S1[A-Z ]*: new case/]], 20000);
        await take_up(levels);
        must(!/FAIL +(kannel|daemon)/.test(w.command('doctor').out), w.command('doctor').out);
    });
}

// A number that nobody registered reports, too.
async function reload(t, w) {
    const data = path.join(w.dir, 'data');
    const phrases = fs.readFileSync(path.join(__dirname, '../../forms/ke/phrases.cfg'), 'utf8');
    const write = (text) => fs.writeFileSync(path.join(data, 'phrases.cfg'), text);
    const hup = async (word) => {
        const before = w.box.said(word);
        w.box.child.kill('SIGHUP');
        await until(word, 5000, () => w.box.said(word) > before);
    };
    const reported = async (opening, text) => {
        const ref = await w.report(phone(9), text, phone(10), /^See the child today/);
        must(w.smsc.texts.some((x) => x.to === phone(9) && opening.test(x.text) && x.text.includes(ref)), `opening of the answer about ${ref}`);
        await w.takes_up(phone(10), phone(9), ref);
    };
    await t.test('SIGHUP with a broken phrases.cfg: file and line are said, the old words stay; a good one is taken', async () => {
        fs.mkdirSync(data);
        const line = phrases.split('\n').findIndex((l) => l.includes('"report.received"')) + 2;
        write(phrases.replace('Your report is {case}', 'Your report is {cake}'));
        fs.appendFileSync(path.join(w.dir, 'mlinzi.cfg'), `data: { dir = "${data}"; };\n`);
        await hup('reload.failed');
        must(new RegExp(`phrases\\.cfg:${line - 1}|phrases\\.cfg:${line}`).test(w.box.log), `file and line in: ${w.box.log.slice(-600)}`);
        await reported(/^Thank you for telling us/, 'REPORT neglect boy 5 Ganda, no food');
        write(phrases.replace('Thank you for telling us', 'You did well to tell us'));
        await hup('reload.done');
        await reported(/^You did well to tell us/, 'REPORT neglect boy 3 Ganda, ill and alone');
        equal(w.box.ended, false, 'ended');
    });
}

async function main() {
    const i = process.argv.indexOf('--only');
    const t = new Tap(i < 0 ? null : new RegExp(process.argv[i + 1]));
    const missing = Bearerbox.missing();
    if (missing) return console.log(`skipped: ${missing}`);
    setTimeout(() => {
        console.log('not ok - the job did not end in time');
        process.exit(1);
    }, 150000).unref();
    const dir = workdir();
    const w = new World(dir);
    try {
        await w.open();
        for (const part of [main_job, reload, fallback, catch_up]) await part(t, w);
        await t.test('no fault was written, no rule of the store is broken, and it ends in order', async () => {
            must(!w.box.said('ERROR: |runtime error|must.failed|turn.failed'), w.box.log.slice(-2000));
            const check = w.command('db', 'check');
            equal(check.status, 0, check.out);
            await w.box.end();
            equal(w.box.ended, '0', 'exit status');
        });
    } finally {
        await w.close();
        if (process.env.KEEP) console.log(`# kept: ${dir}`);
    }
    process.exit(t.end());
}
main().catch((e) => {
    console.log(`# ${e.stack}\nnot ok - the job came to an end`);
    process.exit(1);
});
