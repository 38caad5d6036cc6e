// hooks.js [REPORTS]: webhooks to a receiver on this machine: while reports come in by the API and each is told of, beside the same
// reports told nobody; and how fast those that waited for a receiver that was away are told once it is back.
'use strict';
const http = require('http');
const { Service } = require('../doors/lib');

const N = Number(process.argv[2] || 400);
const AT_ONCE = 8;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function round(told, away) {
    let heard = 0;
    let first = 0;
    let last = 0;
    const receiver = http.createServer((req, res) => {
        req.resume().on('end', () => {
            if (!away) {
                heard++;
                last = Date.now();
                first = first || last;
            }
            res.writeHead(away ? 503 : 204).end();
        });
    });
    await new Promise((done) => receiver.listen(0, '127.0.0.1', done));
    const s = await Service.start({ sms: 'http://127.0.0.1:9/', http: 'per_address = 1000;', more: 'hooks: { private = "127.0.0.0/8"; retry_s = 1; retry_max_s = 1; };' });
    s.mlinzi('person', 'add', 'helpline', '+254711000116', 'KE');
    const key = s.mlinzi('api', 'add', '+254711000116', '--name', 'A partner', '--scopes', 'cases:create').trim();
    if (told) s.mlinzi('api', 'hook', '1', `http://127.0.0.1:${receiver.address().port}/`);
    let n = 0;
    let refused = 0;
    const start = Date.now();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        while (n < N) {
            const i = n++;
            const r = await fetch(`${s.url}/api/mlinzi/v1/cases`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': `k${i}` },
                body: JSON.stringify({ kinds: ['neglect'], sex: 'M', age_years: 3 + (i % 12), place: '003.016.0077', reporter: `+2547${String(10000000 + i)}`, text: `report ${i}` }) });
            refused += r.status !== 201;
            await r.arrayBuffer();
        }
    }));
    const came = (Date.now() - start) / 1000;
    const back = away;
    away = false;
    for (let i = 0; told && i < 600 && heard < N - refused; i++) await sleep(100);
    const all = (last - (back ? first : start)) / 1000;
    await s.stop();
    receiver.close();
    return { reports: Math.round((N - refused) / came), hooks: told ? Math.round(heard / all) : 0, heard, refused };
}

(async () => {
    for (let i = 0; i < 2; i++) {
        const alone = await round(false);
        const with_ = await round(true);
        const waited = await round(true, true);
        console.log(`reports by the API: ${alone.reports}/s, ${with_.reports}/s while each is told; hooks ${with_.hooks}/s from the first report to the last hook (${with_.heard} of ${N}; ${with_.refused} refused); ${waited.hooks}/s when ${waited.heard} had waited`);
    }
    process.exit(0);
})();
