// tap.js - runs tests/browser/*.test.js (or those named) one after the other in one browser and prints TAP. A test is what
// a file hands to test(name, body) of lib.js; it failed when its body threw, or a page it visited complained.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const { Desk, tests, World } = require('./lib');

const here = __dirname;
const named = process.argv.slice(2).map((n) => n.replace(/(\.test\.js)?$/, '.test.js'));
const files = named.length ? named : fs.readdirSync(here).filter((f) => f.endsWith('.test.js')).sort();
const limit_ms = 30000;

function told(error) { // the first lines of what went wrong, as TAP comments
    return String((error && error.stack) || error).split('\n').slice(0, 20).map((l) => `#   ${l}`).join('\n');
}
function within(promise, what) {
    let clock;
    const late = new Promise((_, no) => (clock = setTimeout(() => no(new Error(`${what} took more than ${limit_ms / 1000} s`)), limit_ms)));
    return Promise.race([promise, late]).finally(() => clearTimeout(clock));
}

async function main() {
    const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: process.getuid() === 0 ? ['--no-sandbox'] : [],
    });
    let count = 0, failed = 0;
    const verdict = (name, error) => {
        count++;
        if (error) failed++, console.log(told(error));
        console.log(`${error ? 'not ok' : 'ok'} ${count} - ${name}`);
    };
    for (const file of files) {
        console.log(`# ${file}`);
        tests.length = 0;
        let world;
        try {
            require(path.join(here, file));
            world = await World.start();
        } catch (e) {
            verdict(`${file} begins`, e);
            continue;
        }
        for (const t of tests) {
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
                if (desk) await desk.pictureAll(`failed-${count + 1}`); // what the pages showed then
            }
            if (desk) await desk.leave();
            verdict(t.name, error);
        }
        const log = await world.stop();
        verdict(`${file}: the daemon's log has no alarm of its own`, log && new Error(log));
    }
    await browser.close();
    console.log(`1..${count}`);
    return failed;
}
main().then((failed) => process.exit(failed ? 1 : 0), (e) => {
    console.log(`${told(e)}\nnot ok - the browser runs`);
    process.exit(1);
});
