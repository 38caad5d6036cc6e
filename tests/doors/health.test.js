// health.test.js - what watchers see: whether the door lives, whether reports can be taken, and figures that Prometheus's own tool
// finds well-formed, which name nobody; and alert rules that fire when they should.
'use strict';
const assert = require('assert');
const { execFileSync, spawnSync } = require('child_process');
const http = require('http');
const path = require('path');
const { Aggregator, post } = require('./aggregator');
const { SECRET, Service, root, run, test, until } = require('./lib');

let agg;
let s;
function get(where, method = 'GET') {
    return new Promise((done) => {
        const req = http.request({ host: '127.0.0.1', port: s.health, path: where, method, agent: false }, (res) => {
            let body = '';
            res.on('data', (d) => (body += d));
            res.on('end', () => done({ status: res.statusCode, body }));
        });
        req.on('error', () => done({ status: 0, body: '' }));
        req.end();
    });
}
async function figure(line) {
    const { body } = await get('/metrics');
    const found = body.split('\n').find((l) => l.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.slice(line.length + 1));
}
const promtool = spawnSync('promtool', ['--version']).status === 0;

test('alive, ready, and nothing else is there', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/`, http: 'request_s = 2;' });
    assert.deepStrictEqual(await get('/healthz'), { status: 200, body: 'OK\n' });
    await until('ready', async () => (await get('/readyz')).status === 200);
    assert.strictEqual((await get('/readyz')).body, 'engine yes\ndesk yes\nstore yes\nlink yes\n');
    assert.strictEqual((await get('/')).status, 404);
    assert.strictEqual((await get('/healthz', 'POST')).status, 405);
    assert.strictEqual((await get(`/sms/at/${SECRET}`, 'GET')).status, 404);
    assert.strictEqual((await post(`http://127.0.0.1:${s.port}/metrics`, {})).status !== 200, true); // the world's address has none
});

test('the figures are well-formed, count what happens and name nobody', async () => {
    const who = '+254733000031';
    for (const id of ['h1', 'h1', 'h2']) await post(s.sms(), { id, from: who, to: '22116', text: 'REPORT neglect girl 7 Ganda' });
    await post(`${s.url}/ussd/at/${SECRET}`, { sessionId: 'H', phoneNumber: who, text: '' });
    await until('each process answers', async () => (await figure('mlinzi_process_up{process="desk"}')) === 1);
    await until('they left', () => agg.texts.length >= 2);
    await until('and were taken', async () => (await figure('mlinzi_texts_out_total{outcome="accepted"}')) >= 2);
    await post(s.dlr(), { id: agg.texts[0].name, status: 'Success' });
    await post(s.dlr(), { id: agg.texts[1].name, status: 'Failed' });
    for (const [line, want] of [['mlinzi_texts_in_total', 2], ['mlinzi_texts_repeated_total', 1], ['mlinzi_texts_out_total{outcome="delivered"}', 1],
        ['mlinzi_texts_out_total{outcome="failed"}', 1], ['mlinzi_ussd_sessions_total', 1], ['mlinzi_ussd_hops_total', 1], ['mlinzi_link_up{link="at"}', 1],
        ['mlinzi_ready{part="engine"}', 1], ['mlinzi_process_up{process="desk"}', 1], ['mlinzi_timers_overdue', 0], ['mlinzi_oldest_unsent_text_age_seconds', 0],
        ['mlinzi_clock_believed', 1], ['mlinzi_backup_made', 0], ['mlinzi_http_answers_total{class="5xx"}', 0]]) assert.strictEqual(await figure(line), want, line);
    assert.ok((await figure('mlinzi_http_answers_total{class="2xx"}')) >= 6);
    const { body } = await get('/metrics');
    if (promtool) execFileSync('promtool', ['check', 'metrics'], { input: body, stdio: ['pipe', 'pipe', 'pipe'] });
    assert.ok(body.split('\n').length < 150, 'few lines, however much there is');
    for (const word of [who.slice(4), '33000031', 'Ganda', SECRET, '22116', s.cases()[0].slice(0, 8)]) assert.ok(!body.includes(word), word);
});

test('a backup is seen', async () => {
    s.mlinzi('db', 'backup', path.join(s.dir, 'backup'));
    assert.strictEqual(await figure('mlinzi_backup_made'), 1);
    assert.ok((await figure('mlinzi_backup_age_seconds')) < 60);
});

test('the carrier away: not ready, the texts wait and are seen to wait', async () => {
    await agg.close();
    await post(s.sms(), { id: 'h3', from: '+254733000032', to: '22116', text: 'REPORT neglect girl 7 Ganda' });
    await until('not ready', async () => (await get('/readyz')).status === 503);
    assert.match((await get('/readyz')).body, /^engine yes\ndesk yes\nstore yes\nlink (no|yes)\n$/);
    await until('its age', async () => (await figure('mlinzi_oldest_unsent_text_age_seconds')) >= 1);
});

test('a door made anew, and an engine that hangs: the watchers hear it', async () => {
    const door = s.process('door');
    process.kill(door, 'SIGKILL');
    await until('another door', async () => (await figure('mlinzi_process_restarts_total{process="door"}')) === 1);
    process.kill(s.daemon.pid, 'SIGSTOP');
    assert.strictEqual((await get('/healthz')).status, 200);
    assert.deepStrictEqual(await get('/readyz'), { status: 503, body: 'engine no\n' });
    assert.strictEqual(await figure('mlinzi_ready{part="engine"}'), 0);
    assert.strictEqual((await post(s.sms(), { id: 'h9', from: '+254733000033', to: '22116', text: 'hello' })).status, 503);
    process.kill(s.daemon.pid, 'SIGCONT');
    await s.stop();
});

test('each alert rule is well-formed, fires when it should, and not otherwise', async () => {
    if (!promtool) return console.log('# skipped: promtool is not installed (Debian: prometheus)');
    execFileSync('promtool', ['check', 'rules', path.join(root, 'packaging/mlinzi-alerts.yml')], { stdio: 'pipe' });
    const r = spawnSync('promtool', ['test', 'rules', 'alerts.test.yml'], { cwd: __dirname, encoding: 'utf8' });
    assert.strictEqual(r.status, 0, r.stdout + r.stderr);
    return undefined;
});

run(process.argv[2]);
