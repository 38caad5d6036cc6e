#!/usr/bin/env node
// ussd_http.js: hops of USSD a second through the door and the engine, beside an evhttp that only says hello and beside npm
// ussd-builder: all asked by the same loader in turns, in the same run. Wants build/bench/ussd_http.
'use strict';
const { execFile, spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { B, SECRET, Service, freePort, sleep } = require('../doors/lib');

const LOADER = path.join(B, 'bench/ussd_http');
const load = (port, where, seconds = 2, connections = 16) => new Promise((done, no) => execFile(LOADER, ['load', port, where, seconds, connections], (e, out, err) => {
    const [rate, p50, p99, bad] = out.split(' ').map(Number);
    if (e && !rate) no(new Error(`${err}${e}`));
    else done({ rate, p50, p99, bad });
}));
const PEER = path.join(__dirname, 'node_modules/ussd-builder');
const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function main() {
    const there = fs.existsSync(PEER);
    const port = { hello: await freePort(), express: await freePort(), bare: await freePort() };
    const servers = [spawn(LOADER, ['hello', port.hello])];
    for (const how of there ? ['express', 'bare'] : []) servers.push(spawn(process.execPath, [path.join(__dirname, 'ussd_peer.js'), port[how], how], { env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' }));
    process.on('exit', () => servers.forEach((x) => x.kill('SIGKILL')));
    const s = await Service.start({ sms: 'http://127.0.0.1:9/', http: 'per_address = 1000;' });
    const where = `/ussd/at/${SECRET}`;
    port.door = s.port;
    const all = there ? ['hello', 'express', 'bare', 'door'] : ['hello', 'door'];
    const names = { hello: 'evhttp that says hello', express: 'ussd-builder in Express', bare: "ussd-builder, node's http alone" };
    await sleep(500);
    for (const connections of [1, 16, 64]) {
        const seen = Object.fromEntries(all.map((who) => [who, []]));
        for (let i = 0; i < 3; i++) for (const who of all) seen[who].push(await load(port[who], where, 2, connections));
        const of = (who, what) => middle(seen[who].map((x) => x[what]));
        const say = (who) => `${of(who, 'rate')}/s, p50 ${of(who, 'p50')} us, p99 ${of(who, 'p99')} us`;
        console.log(`${connections} connections: the door ${say('door')}; wrong answers of anybody ${all.reduce((n, who) => n + seen[who].reduce((m, x) => m + x.bad, 0), 0)}`);
        for (const who of all.slice(0, -1)) console.log(`  ${names[who]}: ${say(who)}; the door ${(of('door', 'rate') / of(who, 'rate')).toFixed(2)} x its rate, ${(of('door', 'p50') / of(who, 'p50')).toFixed(2)} of its p50`);
    }
    if (!there) console.log('skipped: npm ussd-builder could not be installed');
    await s.stop();
    process.exit(0);
}
main();
