// tap.js - runs tests/browser/*.test.js (or those named), two files at a time, in one browser and prints TAP. A test is what
// a file hands to test(name, body) of lib.js; it failed when its body threw, or a page it visited complained.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const { Desk, tests, World } = require('./lib');

const here = __dirname;
const named = process.argv.slice(2).map((n) => n.replace(/(\.test\.js)?$/, '.test.js'));
const files = named.length ? named : fs.readdirSync(here).filter((f) => f.endsWith('.test.js')).sort();
const limit_ms = 60000;

function told(error) { // the first lines of what went wrong, as TAP comments
    return String((error && error.stack) || error).split('\n').slice(0, 20).map((l) => `#   ${l}`).join('\n');
}
function within(promise, what) {
    let clock;
    const late = new Promise((_, no) => (clock = setTimeout(() => no(new Error(`${what} took more than ${limit_ms / 1000} s`)), limit_ms)));
    return Promise.race([promise, late]).finally(() => clearTimeout(clock));
}

// One file in a world of its own; what it has to say comes back as lines, numbered later.
async function run(browser, file) {
    const said = [];
    const verdict = (name, error) => {
        if (error) said.push(told(error));
        said.push({ name, bad: Boolean(error) });
    };
    tests.length = 0;
    let world;
    try {
        require(path.join(here, file));
    } catch (e) {
        verdict(`${file} can be read`, e);
        return said;
    }
    const mine = tests.splice(0);
    try {
        world = await World.start();
        for (const t of mine) {
            let desk, error = null;
            try {
                if (t.fresh) {
                    await world.stop();
                    world = await World.start();
                }
                desk = new Desk(browser, world);
                await within(t.body(desk), t.name);
                desk.calm();
            } catch (e) {
                error = e;
                if (desk) await desk.pictureAll(`failed-${file.replace('.test.js', '')}-${mine.indexOf(t) + 1}`); // what the pages showed then
            }
            if (desk) await desk.leave();
            verdict(t.name, error);
        }
        const log = await world.stop();
        verdict(`${file}: the daemon's log has no alarm of its own`, log && new Error(log));
    } catch (e) {
        verdict(`${file}: a world`, e);
    }
    return said;
}

async function main() {
    const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: process.getuid() === 0 ? ['--no-sandbox'] : [],
    });
    let count = 0, failed = 0;
    const waiting = [...files];
    const worker = async () => {
        for (let file; (file = waiting.shift()); ) {
            const said = await run(browser, file);
            console.log(`# ${file}`);
            for (const s of said) {
                if (typeof s === 'string') console.log(s);
                else console.log(`${s.bad ? (failed++, 'not ok') : 'ok'} ${++count} - ${s.name}`);
            }
        }
    };
    await Promise.all([worker(), worker()]); // two files at a time
    await browser.close();
    console.log(`1..${count}`);
    return failed;
}
main().then((failed) => process.exit(failed ? 1 : 0), (e) => {
    console.log(`${told(e)}\nnot ok - the browser runs`);
    process.exit(1);
});
