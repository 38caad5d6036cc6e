// pages.test.js - what holds of every page: no link leads nowhere, and whatever is asked for, the answer is a page that
// everybody can read.
'use strict';
const fs = require('fs');
const path = require('path');
const { assert, none, test, WEIGHT } = require('./lib');

// Addresses without a variable piece, from the table of routes: where somebody may begin.
const routes = fs.readFileSync(path.join(__dirname, '../../console/routes.def'), 'utf8');
const beginnings = [...routes.matchAll(/^ROUTE\(GET, "([^"*]+)", (?!FOR_KEY)/gm)].map((m) => m[1]);

// Follows every link of every page that can be reached, and asks for its styles, scripts and pictures, each once; what did
// not answer as it should.
async function follow(desk, page, todo) {
    const seen = new Set(todo.map((t) => t.url)), broken = [];
    while (todo.length) {
        const at = todo.shift();
        const answer = at.file ? await page.request.get(at.url) : await page.goto(at.url);
        if (answer.status() !== (at.status || 200)) broken.push(`${at.from || 'an address typed'} -> ${at.url}: ${answer.status()}`);
        if (at.file) continue;
        const links = await page.$$eval('a[href], link[href], script[src], img[src]', (all) =>
            all.map((e) => ({ url: (e.href || e.src).replace(/#.*/, ''), file: e.tagName !== 'A' || e.hasAttribute('download') })));
        for (const link of links) {
            if (seen.has(link.url) || !link.url.startsWith(desk.world.url)) continue;
            seen.add(link.url);
            todo.push({ ...link, from: page.url() });
        }
    }
    return { broken, asked: seen.size };
}

test('no link leads nowhere: somebody who has not signed in', async (desk) => {
    const page = await desk.visit('/nothing-here', { status: 404 });
    const typed = beginnings.map((url) => ({ url: desk.world.url + url }));
    const { broken, asked } = await follow(desk, page, [{ url: page.url(), status: 404 }, ...typed]);
    none(broken, 'links that lead nowhere:');
    assert.ok(asked > beginnings.length + 1, 'no link was found at all');
});

for (const [lang, words] of [['en', 'There is nothing here'], ['sw', 'Hapa hakuna kitu']])
    for (const js of [true, false])
        test(`a page that is not there says so in a sentence (${lang}, JavaScript ${js ? 'on' : 'off'})`, async (desk) => {
            const page = await desk.visit('/nothing-here', { lang, js, status: 404, width: 320 });
            assert.match(await page.textContent('main'), new RegExp(words));
            assert.equal(await page.getAttribute('html', 'lang'), lang);
            await desk.accessible(page);
            await desk.fits(page);
            await desk.weighs(page, WEIGHT.further);
        });
