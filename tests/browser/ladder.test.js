// ladder.test.js - the ladder's page and the officers' page in both languages, and a rehearsal without JavaScript.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

async function signedIn(desk, post, how = {}) { // in practice: the button of a post
    const page = await desk.visit('/sign-in', how);
    await page.getByRole('button', { name: post }).first().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
    if (how.lang === 'sw' && (await page.getAttribute('html', 'lang')) === 'en') await page.getByRole('button', { name: 'Kiswahili' }).click();
    return page;
}

test('the world: a case taken up in time, one late, one nobody takes up', async (desk) => {
    const { world } = desk;
    world.text('+254700000001', 'Report neglect boy 6 Mtepeni mother');
    world.text('+254711000021', 'VERIFY');
    world.text('+254700000001', 'Report defilement girl 9 Ganda neighbour');
    world.advance('3h');
    world.text('+254711000001', 'VERIFY visited the home');
    world.text('+254700000001', 'Report defilement girl 7 Jilore uncle');
    world.advance('1h');
});

for (const lang of ['en', 'sw'])
    test(`the ladder, a rehearsal and the officers are pages as they should be (${lang})`, async (desk) => {
        const page = await signedIn(desk, /National desk|Dawati la taifa/, { lang });
        const as = page.context();
        if (lang === 'en') {
            await desk.go(page, '/officers');
            await desk.shelf(page, 'officers', { x: 0, y: 0, width: 1280, height: 900 });
            await desk.go(page, '/ladder?kind=defilement&place=Ganze&day=2026-03-06&time=16:50');
            await desk.shelf(page, 'rehearsal', { x: 60, y: 102, width: 1160, height: 1150 });
        }
        await desk.good('/ladder', `ladder-${lang}`, { as });
        await desk.good('/ladder?kind=defilement&place=Ganze&day=2026-03-06&time=16:50', `rehearsal-${lang}`, { as });
        await desk.good('/officers', `officers-${lang}`, { as });
    });

test('a rehearsal is asked for without JavaScript', async (desk) => {
    const page = await signedIn(desk, /SCCO.*Malindi/, { js: false });
    await desk.go(page, '/ladder');
    await page.selectOption('select[name=kind]', 'defilement');
    await page.fill('input[name=place]', 'Malindi');
    await page.fill('input[name=day]', '2026-03-06');
    await page.fill('input[name=time]', '16:50');
    await page.getByRole('button', { name: 'Show who hears what' }).click();
    await page.waitForURL(/place=Malindi/);
    const row = page.locator('tr', { hasText: 'Fri 6 Mar, 17:10' });
    assert.match(await row.textContent(), /County coordinator, Kilifi/);
    await desk.weighs(page, WEIGHT.further);
    await page.fill('input[name=place]', 'Atlantis');
    await page.getByRole('button', { name: 'Show who hears what' }).click();
    await page.getByText('There is no such place').waitFor();
});

test('what is late shows on the officers\' page, and to nobody of another place', async (desk) => {
    const page = await signedIn(desk, /National desk/);
    await desk.go(page, '/officers');
    const row = page.locator('tr', { hasText: 'SCCO, Malindi' }).first();
    assert.match(await row.textContent(), /SCCO, Malindi22?0?2/);
    const other = await signedIn(desk, /SCCO.*Kilifi South/);
    await desk.go(other, '/officers');
    assert.equal(await other.locator('tr', { hasText: 'Malindi' }).count(), 0);
});
