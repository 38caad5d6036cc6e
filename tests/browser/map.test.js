// map.test.js - a national officer finds, from the map, a sub-county that does not answer, and the case; others see no more
// than their own.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

async function signedIn(desk, post, how = {}) { // in practice: the button of a post
    const page = await desk.visit('/sign-in', how);
    await page.getByRole('button', { name: post }).first().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
    return page;
}

test('the world: a defilement in Malindi that nobody takes up, one in Kilifi North taken up', async (desk) => {
    const { world } = desk;
    world.text('+254700000001', 'Report defilement girl 9 Ganda neighbour');
    world.text('+254700000001', 'Report neglect boy 6 Mtepeni mother');
    world.advance('3h');
    world.text('+254711000021', 'VERIFY');
    const page = await signedIn(desk, /National desk/);
    assert.ok(page);
});

test('from the map to the sub-county that does not answer, and its case', async (desk) => {
    const page = await signedIn(desk, /National desk/);
    await desk.go(page, '/map');
    await page.getByRole('link', { name: /1: Kilifi, Overdue now/ }).click();
    await page.waitForURL(/\/map\/003/);
    await page.getByRole('link', { name: 'Malindi' }).click();
    await page.waitForURL(/\/map\/003\.016/);
    const row = page.locator('tr:has(strong.late)');
    assert.equal(await row.count(), 1);
    assert.match(await row.textContent(), /S1/);
    await row.locator('a').click(); // the case itself, and what a national officer may do with it
    await page.waitForURL(/\/cases\/\d{8}$/);
    await desk.go(page, page.url());
    await desk.weighs(page, WEIGHT.further);
    await page.getByRole('link', { name: 'Pass it upwards' }).click();
    await page.locator('#acts textarea').fill('Nobody answers in Malindi; please act at once.');
    await page.locator('#acts').getByRole('button').click();
    await page.getByText('Passed on upwards').first().waitFor();
});
test('and opens again what was closed without the child being safe; by keyboard, and what is refused stays open with what was typed', async (desk) => {
    const { world } = desk;
    world.text('+254711000021', 'UPDATE spoke with the mother');
    const [, code] = world.text('+254711000021', 'CLOSE the mother promised to feed him well').match(/reply YES (\d+)/);
    world.text('+254711000021', `YES ${code}`);
    const page = await signedIn(desk, /National desk/, { js: false });
    await desk.go(page, '/map/003.012');
    await page.getByRole('link', { name: 'Cases of this place that ended' }).click();
    await page.locator('main table a').first().click();
    await page.waitForURL(/\/cases\/\d{8}$/);
    await page.getByRole('link', { name: 'Open it again' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#acts textarea').fill('A neighbour says the boy has not eaten for two days.');
    await page.getByRole('button', { name: 'Open it again' }).click();
    await page.locator('.notice.well').waitFor();
    await page.locator('.line strong', { hasText: 'Opened again' }).waitFor();
    await page.getByRole('link', { name: 'Discard it' }).click();
    page.refused = page.url().replace(/\?.*/, '/discard');
    await page.locator('textarea').fill('short');
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.locator('.wrong-why').waitFor();
    assert.equal(await page.locator('textarea').inputValue(), 'short');
    await desk.accessible(page);
});

for (const lang of ['en', 'sw'])
    test(`the map, a county and a sub-county are pages as they should be (${lang})`, async (desk) => {
        const page = await signedIn(desk, /National desk|Dawati la taifa/, { lang });
        const as = page.context();
        if (lang === 'sw' && (await page.getAttribute('html', 'lang')) === 'en') await page.getByRole('button', { name: 'Kiswahili' }).click();
        await desk.good('/map', `map-${lang}`, { as });
        if (lang === 'en') {
            await desk.go(page, '/map?figure=open');
            await desk.shelf(page, 'map', { x: 0, y: 0, width: 900, height: 960 });
        }
        await desk.good('/map/003?figure=open', `map-county-${lang}`, { as });
        await desk.good('/map/003.016', `map-sub-county-${lang}`, { as });
    });

test('without JavaScript the figure is chosen all the same', async (desk) => {
    const page = await signedIn(desk, /National desk/, { js: false });
    await desk.go(page, '/map');
    await page.selectOption('select[name=figure]', 'open');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/figure=open/);
    await page.getByRole('link', { name: /2: Kilifi, Open cases/ }).waitFor();
    await desk.weighs(page, WEIGHT.further);
});

test('a sub-county sees its own part alone', async (desk) => {
    const page = await signedIn(desk, /SCCO.*Malindi/);
    await desk.go(page, '/map');
    assert.equal(await page.locator('svg.chart a').count(), 1);
    await desk.go(page, '/map/003.012', 404);
    await desk.go(page, '/map/004', 404);
});
