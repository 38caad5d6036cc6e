// pages.test.js - what holds of every page: no link leads nowhere, and whatever is asked for, the answer is a page that
// everybody can read.
'use strict';
const fs = require('fs');
const path = require('path');
const { assert, byTurns, none, test, WEIGHT } = require('./lib');

// Addresses without a variable piece, from the table of routes: where somebody may begin.
const routes = [...fs.readFileSync(path.join(__dirname, '../../console/routes.def'), 'utf8').matchAll(/^ROUTE\(GET, "([^"]+)", (\w+)/gm)]
    .map(([, address, whom]) => ({ address, whom })).filter((r) => r.whom !== 'FOR_KEY');
const part = '/phone/now'; // of a page, for its script
const beginnings = routes.map((r) => r.address).filter((a) => !a.includes('*') && a !== part);
const ALIKE = 2; // of addresses that differ by a piece or a value alone, as of 47 counties, so many are looked at

// "/cases/48173024?page=2" is like "/cases/*?page".
function likeness(url) {
    const { pathname, searchParams } = new URL(url);
    const route = routes.find((r) => new RegExp(`^${r.address.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]+')}$`).test(pathname));
    return `${route ? route.address : pathname}?${[...searchParams.keys()].sort().join('&')}`;
}
const isPage = (answer) => /text\/html/.test(answer.headers()['content-type'] || '');

// Follows every link of every page that can be reached, and asks for its styles, scripts, pictures and downloads, each once.
// look(page, like) sees the first page of each sort. Returns what did not answer 200.
async function follow(desk, page, todo, look = async () => {}) {
    const seen = new Set(todo.map((t) => t.url)), alike = {}, broken = [];
    while (todo.length) {
        const at = todo.shift(), like = likeness(at.url);
        alike[like] = (alike[like] || 0) + 1;
        if (alike[like] > ALIKE && !like.startsWith('/static')) continue;
        const asked = await page.request.get(at.url);
        const refused = at.typed && [403, 404].includes(asked.status()); // not a page of this person's
        if (refused) continue;
        if (asked.status() !== (at.status || 200)) broken.push(`${at.from || 'an address typed'} -> ${at.url}: ${asked.status()}`);
        if (!isPage(asked)) continue;
        await page.goto(at.url);
        if (alike[like] === 1) await look(page, like);
        const links = await page.$$eval('a[href], link[href], script[src], img[src]', (all) =>
            all.map((e) => new URL(e.getAttribute('href') || e.getAttribute('src'), document.baseURI).href.replace(/#.*/, '')));
        for (const url of links) {
            if (seen.has(url) || !url.startsWith(desk.world.url)) continue;
            seen.add(url);
            todo.push({ url, from: page.url() });
        }
    }
    return { broken, asked: seen.size };
}
const typed = (desk) => beginnings.map((url) => ({ url: desk.world.url + url, typed: true }));
function cases(world) { // something to be seen: taken up, climbed, an emergency
    world.text('volunteer', 'REPORT neglect boy 6 Ganda');
    world.text('officer', 'VERIFY visited the home, mother counselled');
    world.text('volunteer', 'REPORT neglect girl 3 Ganda');
    world.advance('2d');
    world.text('volunteer', 'REPORT defilement girl 9 Ganda');
}

const judged = new Set(); // sorts of pages that were looked at for accessibility: once each

test('no link leads nowhere: somebody who has not signed in', async (desk) => {
    const page = await desk.visit('/nothing-here', { status: 404 });
    const { broken, asked } = await follow(desk, page, [{ url: page.url(), status: 404 }, ...typed(desk)]);
    none(broken, 'links that lead nowhere:');
    assert.ok(asked > beginnings.length + 1, 'no link was found at all');
});
for (const post of byTurns(['SCCO, Malindi', 'County coordinator, Kilifi', 'National desk', 'Administrator'], 1))
    test(`no link leads nowhere: ${post}; on the narrowest phone each page fits, weighs little and can be read by everybody`, async (desk) => {
        if (!cases.told) cases(desk.world);
        cases.told = true;
        const page = await desk.visit('/', { as: await desk.officer(post, { width: 320, height: 640 }) });
        const wrong = [];
        const { broken } = await follow(desk, page, typed(desk), async (at, like) => {
            const bytes = (await at.content()).length;
            if (bytes > WEIGHT.cap) wrong.push(`${like} has ${bytes} bytes`);
            await desk.fits(at).catch((e) => wrong.push(e.message));
            if (!judged.has(like)) await desk.accessible(at).catch((e) => wrong.push(e.message));
            judged.add(like);
        });
        none(broken, 'links that lead nowhere:');
        none(wrong, 'pages that are not as they should be:');
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
