// care.test.js - the day of an institution's manager: a child looked for, registered and taken in, sent on leave, back, and gone;
// without JavaScript, on the narrowest phone.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

let child;
function peopled(world) {
    world.mlinzi('import', 'units', 'forms/ke/units.tsv');
    world.mlinzi('person', 'add', 'institution', '+254711999001', 'RH-MALINDI');
}

test("a manager's day: one comes, goes on leave, is back, and leaves", async (desk) => {
    peopled(desk.world);
    const now = new Date(`${desk.world.mlinzi('clock').trim().replace(' ', 'T')}+03:00`).getTime();
    const soon = new Date(now + 10 * 86400e3).toISOString().slice(0, 10);
    const me = await desk.officer('Institution, Malindi Children', { js: false, width: 320, height: 640 });
    const page = await desk.visit('/', { as: me });
    const today = page.locator('.cards').first();
    assert.match(await today.textContent(), /0 children today/);
    await today.getByRole('link', { name: /children today/ }).click();
    await page.getByRole('link', { name: 'Admit a child' }).click();
    await page.getByRole('link', { name: 'Look for the child' }).click(); // nobody of that name: registered, then taken in
    await page.getByLabel('Names').fill('Karisa Mwagandi');
    await page.getByRole('button', { name: 'Look for the child' }).click();
    await page.getByRole('link', { name: 'Register a child' }).click();
    await page.getByLabel('First name').fill('Karisa');
    await page.getByLabel('Last name').fill('Mwagandi');
    await page.getByLabel('Sex').selectOption('SMAL');
    await page.getByLabel('Date of birth').fill('3/2/2013');
    for (const one of ['born_estimated', 'birth_certificate', 'in_school', 'disabled']) await page.locator(`[id="f.${one}"]`).selectOption('no');
    await page.getByLabel('Ward or sub-county').fill('Malindi');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL('**/admit?child=*');
    child = await page.getByLabel('Number of the child').inputValue();
    await page.getByLabel('The child', { exact: true }).selectOption('ACPR');
    await page.getByLabel('Why', { exact: true }).selectOption('ARCS');
    page.refused = `${desk.world.url}/units/RH-MALINDI/admit`; // 422: the browser's console tells of it
    await page.getByRole('button', { name: 'Admit' }).click();
    await page.getByText('Say which officer answers for the child').waitFor(); // what was typed stays
    await page.getByLabel('Place of that officer').fill('Malindi');
    await page.locator('#review_day').fill(soon);
    await desk.accessible(page);
    await desk.fits(page);
    await page.getByRole('button', { name: 'Admit' }).click();
    await page.getByText('Done.').waitFor();
    assert.match(await page.locator('main').textContent(), /On the books: 1/);
    await desk.go(page, '/');
    assert.match(await page.locator('.cards').first().textContent(), /1 children today.*1 to be reviewed within 14 days/s);
    await desk.go(page, '/units/RH-MALINDI');
    await page.getByRole('link', { name: 'Karisa' }).click();
    for (const act of ['Let go on leave', 'Is back from leave', 'Exit for good']) {
        await page.getByText(act, { exact: true }).first().click(); // opens its few fields: today stands in them
        if (act === 'Exit for good') await page.locator('#exit-how').selectOption('DREN');
        await page.getByRole('button', { name: act }).click();
        await page.getByText('Done.').waitFor();
    }
    await page.getByText('No child is here.').waitFor(); // whom the manager has no more
});

test('what an officer sees of it is readable, light, and fits', async (desk) => {
    const me = await desk.officer('County coordinator, Kilifi');
    await desk.good(`/care/${child}`, 'care', { as: me, most: WEIGHT.further });
    await desk.good('/units/RH-MALINDI', 'unit', { as: me, most: WEIGHT.further });
    const page = await desk.visit(`/care/${child}`, { as: me });
    assert.deepEqual(await page.locator('#care .line li time').count(), 4);
});
