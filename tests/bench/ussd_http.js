#!/usr/bin/env node
// ussd_http.js: hops of USSD a second through the door and the engine, beside an evhttp that only says hello: both asked by the same
// loader in turns, in the same run. Wants build/bench/ussd_http (make build/bench/ussd_http).
'use strict';
const { execFile, spawn } = require('child_process');
const path = require('path');
const { B, SECRET, Service, freePort, sleep } = require('../doors/lib');

const LOADER = path.join(B, 'bench/ussd_http');
const load = (port, where, seconds = 2, connections = 16) => new Promise((done, no) => execFile(LOADER, ['load', port, where, seconds, connections], (e, out, err) => {
    const [rate, p50, p99, bad] = out.split(' ').map(Number);
    if (e && !rate) no(new Error(`${err}${e}`));
    else done({ rate, p50, p99, bad });
}));
const middle = (all) => all.map((x) => x).sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function main() {
    const hello = await freePort();
    const server = spawn(LOADER, ['hello', hello]);
    process.on('exit', () => server.kill('SIGKILL'));
    const s = await Service.start({ sms: 'http://127.0.0.1:9/', http: 'per_address = 1000;' });
    const where = `/ussd/at/${SECRET}`;
    await sleep(200);
    for (const connections of [1, 16, 64]) {
        const ours = [];
        const theirs = [];
        for (let i = 0; i < 3; i++) {
            theirs.push(await load(hello, where, 2, connections));
            ours.push(await load(s.port, where, 2, connections));
        }
        const rate = (all) => middle(all.map((x) => x.rate));
        console.log(`${connections} connections: door ${rate(ours)} hops/s, p50 ${middle(ours.map((x) => x.p50))} us, p99 ${middle(ours.map((x) => x.p99))} us; evhttp hello ${rate(theirs)}/s, p50 ${middle(theirs.map((x) => x.p50))} us; ratio ${(rate(ours) / rate(theirs)).toFixed(2)}; wrong answers ${ours.reduce((n, x) => n + x.bad, 0)}`);
    }
    await s.stop();
    process.exit(0);
}
main();
