// desk.js - the work of desk.sh: a daemon on a real disk, texts by its control socket, pages by its door.
'use strict';
const { get, line, percentile, sign_in, start } = require('./daemon.js');

const [cases, texts] = process.argv.slice(2).map(Number);
const ROUNDS = 4;

const report = (n) => ({ op: 'phone.send', from: `+2547${String(10000000 + n).padStart(8, '0')}`, text: `REPORT neglect boy ${3 + (n % 12)} Ganda n${n}` });

async function main() {
    const { port, socket } = await start('desk');
    let n = 0;
    await Promise.all(Array.from({ length: 24 }, async () => {
        const l = line(socket);
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
    const l = line(socket);
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
