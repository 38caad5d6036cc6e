// lib.js - what the browser tests speak with: a practice world (a daemon with invented people, in a directory of its own),
// and a desk before it: pages to visit, and what must hold of each.
'use strict';
const { execFileSync, spawn } = require('child_process');
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const axe = require('axe-core').source;

const root = path.resolve(__dirname, '../..');
const B = path.resolve(root, process.env.B || 'build');
const pictures = path.join(B, 'browser');
const KB = 1024;
// What a 2G modem carries in a few seconds (docs/house.md, The pages).
const WEIGHT = { first: 40 * KB, further: 10 * KB, cap: 100 * KB };

const tests = [];
function test(name, body, { fresh = false } = {}) { // fresh: in a new world, in which nothing happened yet
    tests.push({ name, body, fresh });
}

function none(complaints, what) { // a list that must be empty, told line by line
    assert.ok(complaints.length === 0, [what, ...complaints].join('\n'));
}
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
function freePort() {
    return new Promise((done, no) => {
        const s = net.createServer().on('error', no).listen(0, '127.0.0.1', () => {
            const { port } = s.address();
            s.close(() => done(port));
        });
    });
}

const alive = new Set(); // daemons that no test ended
process.on('exit', () => alive.forEach((d) => d.kill('SIGKILL')));

// A daemon with the loop carrier, the people of config/sample-people.csv, and its pages on a loopback port.
class World {
    static async start() {
        const w = new World();
        w.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mlinzi-browser-'));
        w.url = `http://127.0.0.1:${await freePort()}`;
        w.cfg = path.join(w.dir, 'm.cfg');
        fs.writeFileSync(w.cfg, `store: { path = "${w.dir}/mlinzi.db"; };\nkeys: { dir = "${w.dir}/keys"; };\n` +
            `socket: { path = "${w.dir}/s"; };\ncarrier = "loop";\nhttp: { listen = "${w.url.slice(7)}"; };\n`);
        w.log = path.join(w.dir, 'log');
        await w.begin();
        w.mlinzi('import', 'people', 'config/sample-people.csv');
        w.mlinzi('clock', 'morning'); // a working morning, so that officers are told at once
        return w;
    }
    async begin() {
        const log = fs.openSync(this.log, 'a');
        this.daemon = spawn(path.join(B, 'bin/mlinzid'), ['-c', this.cfg], { cwd: root, stdio: ['ignore', 'ignore', log] });
        fs.closeSync(log);
        const daemon = this.daemon;
        alive.add(daemon);
        this.ended = new Promise((done) => daemon.on('exit', () => done(alive.delete(daemon))));
        for (let tries = 200; ; tries--) {
            try {
                return this.mlinzi('status');
            } catch (e) {
                if (!tries || this.daemon.exitCode !== null) throw new Error(`the daemon did not start: ${fs.readFileSync(this.log)}`);
                await wait(50);
            }
        }
    }
    async end() {
        this.daemon.kill('SIGTERM');
        const insist = setTimeout(() => this.daemon.kill('SIGKILL'), 10000);
        await this.ended;
        clearTimeout(insist);
    }
    mlinzi(...args) { // the command, as typed in a terminal; what it printed
        return this.mlinziReads('', ...args);
    }
    mlinziReads(input, ...args) {
        return execFileSync(path.join(B, 'bin/mlinzi'), ['-c', this.cfg, ...args], { cwd: root, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
    }
    text(from, words) { // a text from somebody's phone, stored and answered when this returns; what the phone showed
        return this.mlinziReads(`/as ${from}\n${words}\n`, 'phone');
    }
    advance(time) { // "4h", "2d": from deadline to deadline
        this.mlinzi('clock', 'wait', time);
    }
    async stop() { // '' or the lines of the log that no test should cause
        await this.end();
        const bad = fs.readFileSync(this.log, 'utf8').split('\n').filter((l) => /signal=31|Sanitizer|process\.ended|door\.broken/.test(l));
        fs.rmSync(this.dir, { recursive: true, force: true });
        return bad.join('\n');
    }
}

// One test's sight of a world: the pages it opened, and what they complained of.
class Desk {
    constructor(browser, world) {
        this.browser = browser;
        this.world = world;
        this.contexts = [];
        this.complaints = [];
    }
    // Somebody's browser: { js: false } without JavaScript, { width } of the window, { lang: 'sw' }, { dark: true }. Pages of one browser share
    // its cookies and what it has kept.
    async person({ js = true, width = 1280, height = 900, lang = 'en', dark = false, scale = 1 } = {}) {
        const context = await this.browser.newContext({
            baseURL: this.world.url,
            viewport: { width, height },
            deviceScaleFactor: scale,
            colorScheme: dark ? 'dark' : 'light',
            locale: lang === 'sw' ? 'sw-KE' : 'en-GB',
            timezoneId: 'Pacific/Auckland', // far from Nairobi: times are the service's, not the browser's
        });
        context.setDefaultTimeout(10000);
        context.scripts = js;
        this.contexts.push(context);
        return context;
    }
    // An invented officer signed in, by the words of the sign-in page: 'SCCO, Malindi', 'County coordinator, Kilifi'.
    async officer(post, how = {}) {
        const person = await this.person(how);
        const page = await this.visit('/sign-in', { as: person });
        await page.locator('form[action="/sign-in/practice"] button').filter({ hasText: post }).first().click();
        await page.waitForURL((url) => url.pathname !== '/sign-in');
        await page.close();
        return person;
    }
    // A page of a new person (or of { as: person }) at an address, which must answer with { status: 200 }.
    async visit(where, how = {}) {
        const context = how.as || (await this.person(how));
        const page = await context.newPage();
        if (!context.scripts) await this.scripts(page, false);
        this.listen(page);
        await this.go(page, where, how.status || 200);
        return page;
    }
    async scripts(page, on) { // from the next page on; the driver's own switch cannot be turned back
        page.switch ||= await page.context().newCDPSession(page);
        await page.switch.send('Emulation.setScriptExecutionDisabled', { value: !on });
    }
    async go(page, where, status = 200) {
        page.bytes = 0;
        page.refused = status === 200 ? '' : new URL(where, this.world.url).href; // the browser's console tells of it
        const answer = await page.goto(where);
        assert.equal(answer.status(), status, `${where} answered ${answer.status()}`);
        assert.ok(answer.headers()['content-security-policy'], `${where} has no Content-Security-Policy`);
    }
    listen(page) { // errors of the console and what the security policy forbade are complaints; calm() throws them
        const complain = (what) => this.complaints.push(`${page.url()}: ${what}`);
        page.on('pageerror', (e) => complain(e));
        page.on('console', (m) => {
            if (m.type() === 'error' && m.location().url !== page.refused) complain(`${m.text()} ${m.location().url}`);
        });
        page.on('requestfailed', (r) => r.failure().errorText !== 'net::ERR_ABORTED' && complain(`${r.url()} ${r.failure().errorText}`));
        page.on('request', (r) => r.url().startsWith(this.world.url) || complain(`asked another machine: ${r.url()}`));
        page.bytes = 0;
        page.on('requestfinished', async (r) => {
            const s = await r.sizes().catch(() => null);
            const cached = (await r.response().catch(() => null))?.fromServiceWorker();
            if (s && !cached) page.bytes += s.responseHeadersSize + s.responseBodySize;
        });
    }
    calm() {
        none(this.complaints, 'a page complained:');
    }
    async leave() {
        for (const c of this.contexts) await c.close().catch(() => {});
    }

    // --- what must hold of a page ---

    async accessible(page) { // axe with the rules of WCAG 2.2 A and AA and its best practices: no violation
        await this.scripts(page, true); // axe is a script; the page was read without, where it was
        if (!page.context().scripts) // axe passes over what stands for missing scripts, which is then what people see
            await page.evaluate(() => document.querySelectorAll('noscript').forEach((n) => n.replaceWith(...n.childNodes)));
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        if (!page.context().scripts) await this.scripts(page, false);
        const said = found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
        none(said, `${page.url()} is not accessible:`);
    }
    async fits(page) { // nothing to scroll sideways
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= window, `${page.url()} is ${wide} px wide in a window of ${window}`);
    }
    async weighs(page, most) { // what came over the wire since the address was asked for, headers and files too
        await page.waitForLoadState('networkidle');
        assert.ok(page.bytes > 0, 'nothing was weighed');
        assert.ok(page.bytes <= most, `${page.url()} weighs ${page.bytes} bytes, more than ${most}`);
        return page.bytes;
    }
    async picture(page, name, how = {}) { // B/browser/NAME.png
        fs.mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true, ...how });
    }
    // A picture for the docs: small, of a part of the page. PICTURES=1 puts it into docs/pictures/.
    async shelf(page, name, clip) {
        const png = await page.screenshot({ scale: 'device', animations: 'disabled', fullPage: true, clip });
        assert.ok(png.length < 150 * KB, `the picture ${name} has ${png.length} bytes`);
        fs.mkdirSync(pictures, { recursive: true });
        for (const dir of process.env.PICTURES ? [pictures, path.join(root, 'docs/pictures')] : [pictures]) fs.writeFileSync(path.join(dir, `${name}.png`), png);
    }
    async pictureAll(name) {
        const pages = this.contexts.flatMap((c) => c.pages());
        for (const page of pages) await this.picture(page, name).catch(() => {});
    }
    // A page's whole list: accessible, at home on the narrowest phone (with a picture of both), and light.
    async good(where, name, how = {}) {
        const wide = await this.visit(where, how);
        const bytes = await this.weighs(wide, how.most || WEIGHT.first);
        await this.accessible(wide);
        await this.fits(wide);
        await this.picture(wide, name);
        await wide.setViewportSize({ width: 320, height: 640 });
        await this.accessible(wide);
        await this.fits(wide);
        await this.picture(wide, `${name}-320`);
        return bytes;
    }
}

// n of the list, others with each commit; all of it in a long run.
function byTurns(list, n) {
    if (process.env.SOAK) return list;
    let commit = 0;
    try {
        commit = parseInt(execFileSync('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }), 16);
    } catch { /* no repository: the first ones */ }
    return Array.from({ length: Math.min(n, list.length) }, (_, i) => list[(commit + i) % list.length]);
}

module.exports = { assert, byTurns, Desk, none, test, tests, wait, WEIGHT, World };
