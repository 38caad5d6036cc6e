// paper.test.js - every page on paper (A4): nothing to press, nothing cut off, and of a case all that happened.
'use strict';
const fs = require('fs');
const path = require('path');
const { assert, none, test } = require('./lib');

const A4 = { width: 700, height: 1000 }; // what is left of a sheet within the browser's margins, in its pixels
const routes = [...fs.readFileSync(path.join(__dirname, '../../console/routes.def'), 'utf8').matchAll(/^ROUTE\(GET, "([^"*]+)", (FOR_SIGNED_IN|FOR_PRACTICE)/gm)].map((m) => m[1]);
const pages = routes.filter((r) => !/\.[ct]sv$|^\/phone\/now$|^\/sheets\/new$/.test(r)).concat('/map/003', '/map/003.016', '/texts/case.new', '/people/3', '/ladder?kind=defilement&place=Ganze&day=2026-03-06&time=16:50');

// Of a page as it will be printed: what can be pressed, what is wider than the sheet, what hides behind an edge of its own.
function onPaper() {
    const bad = [], seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
    for (const e of document.querySelectorAll('nav, button, form, input, select, textarea, summary')) if (seen(e)) bad.push(`there is a ${e.localName}`);
    if (document.documentElement.scrollWidth > innerWidth) bad.push(`it is ${document.documentElement.scrollWidth} px wide`);
    for (const e of document.querySelectorAll('main *')) {
        const hides = getComputedStyle(e);
        if (!seen(e) || (hides.overflowX === 'visible' && hides.overflowY === 'visible') || e.closest('svg')) continue;
        if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) bad.push(`${e.localName}.${e.className} is cut`);
    }
    return bad;
}

test('all that happened in a long case can be printed; a part of it says that it is one', async (desk) => {
    desk.world.text('volunteer', 'REPORT neglect boy 6 Ganda');
    desk.world.mlinziReads(['/as officer', 'VERIFY visited the home', ...Array.from({ length: 30 }, (_, i) => `UPDATE entry ${i} of the month`)].join('\n') + '\n', 'phone');
    const page = await desk.visit('/cases?kind=neglect', { as: await desk.officer('National desk', A4) });
    await page.locator('main a[href^="/cases/"]').first().click();
    await page.emulateMedia({ media: 'print' });
    const entries = page.locator('.line > li .said:visible').filter({ hasText: /entry \d+ of the month/ });
    await page.locator('.paper:visible').waitFor();
    assert.ok((await entries.count()) < 30, 'nothing was left for another page');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'All of it' }).click();
    await page.waitForURL(/all=1/);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await entries.count(), 30);
    none(await page.evaluate(onPaper), 'on paper:');
    await desk.picture(page, 'paper-case');
});
test('no page has anything to press on paper, nor is anything cut', async (desk) => {
    desk.world.text('volunteer', 'REPORT defilement girl 9 Ganda neighbour');
    const wrong = [], as = await desk.officer('National desk', A4), admin = await desk.officer('Administrator', A4), line = await desk.officer('Helpline 116', A4);
    const page = await desk.visit('/cases', { as }), other = await desk.visit('/', { as: admin }), third = await desk.visit('/', { as: line });
    const [one] = await page.$$eval('main a[href^="/cases/"]', (all) => all.map((a) => a.getAttribute('href')));
    let printed = 0;
    for (const where of [...pages, one]) {
        for (const sheet of /^\/(audit|people|settings)/.test(where) ? [other] : /^\/helpline/.test(where) ? [third] : [page]) {
            await desk.go(sheet, where);
            await sheet.emulateMedia({ media: 'print' });
            wrong.push(...(await sheet.evaluate(onPaper)).map((w) => `${where}: ${w}`));
            if ((await sheet.textContent('main')).trim().length > 40) printed++;
        }
    }
    none(wrong, 'on paper:');
    assert.ok(printed > 15, `${printed} pages`);
    const pdf = await page.pdf({ format: 'A4' }); // the browser itself can print the last, the case
    assert.ok(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 5000, `${pdf.length} bytes`);
});
