// case.js - the work of case.sh: one case with a long timeline, its page loaded one at a time.
'use strict';
const zlib = require('zlib');
const { get, line, percentile, sign_in, start } = require('./daemon.js');

const [updates, loads] = process.argv.slice(2).map(Number);

async function loaded(port, url, headers) {
    const took = [];
    let page;
    for (let i = 0; i < loads; i++) {
        const began = process.hrtime.bigint();
        page = await get(port, url, headers);
        took.push(Number(process.hrtime.bigint() - began) / 1e6);
        if (page.status !== 200) throw new Error(`${url} answers ${page.status}`);
    }
    took.sort((a, b) => a - b);
    return { page, of: [0.5, 0.95, 0.99].map((p) => percentile(took, p)) };
}
async function main() {
    const { port, socket, m } = await start('case');
    const l = line(socket);
    const officer = '+254711000001';
    await l.ask({ op: 'phone.send', from: '+254700000077', text: 'REPORT neglect boy 7 Malindi town' });
    const ref = /"ref": *"(\d+)"/.exec(m('case', 'list', '--json').toString())[1];
    await l.ask({ op: 'phone.send', from: officer, text: `VERIFY ${ref}` });
    for (let i = 0; i < updates; i++) await l.ask({ op: 'phone.send', from: officer, text: `UPDATE ${ref} visit ${i}: the child was seen at school and ate twice that day` });
    l.end();
    const cookie = await sign_in(port);
    const rows = [['sign-in page', await loaded(port, '/sign-in', {})], ['case page', await loaded(port, `/cases/${ref}`, { cookie })],
        ['its last part', await loaded(port, `/cases/${ref}?page=2`, { cookie })], ['all of it', await loaded(port, `/cases/${ref}?all=1`, { cookie })]];
    const all = rows[3][1].page.text;
    console.log(`${updates} updates: ${(all.match(/<li/g) || []).length} lines read of the whole page's first 64 KiB; the case page is ${zlib.gzipSync(rows[1][1].page.text).length} bytes squeezed`);
    console.log(`${'ms'.padEnd(20)}      p50      p95      p99`);
    for (const [name, r] of rows) console.log(`${name.padEnd(20)}${r.of.map((x) => x.toFixed(1).padStart(9)).join('')}`);
    console.log(`goal: p95 of the case page at most 50 ms; it is ${(rows[1][1].of[1] / rows[0][1].of[1]).toFixed(1)} of the sign-in page`);
    process.exit(0);
}
main().catch((e) => {
    console.error(e.stack);
    process.exit(1);
});
