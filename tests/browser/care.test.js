// care.test.js - the day of an institution's manager: a child taken in, sent on leave, back, and gone; without JavaScript,
// on the narrowest phone.
'use strict';
const { execFileSync } = require('child_process');
const path = require('path');
const { assert, test, WEIGHT } = require('./lib');

const root = path.resolve(__dirname, '../..'), B = process.env.B || 'build';
function bend(world, sql) { // a child, written behind everybody's back
    execFileSync(path.resolve(root, B, 'daemon/helper'), ['bend', `${world.dir}/mlinzi.db`, sql], { cwd: root });
}
function peopled(world) {
    execFileSync('tests/daemon/build', { cwd: root, stdio: 'ignore' });
    world.mlinzi('import', 'units', 'forms/ke/units.tsv');
    world.mlinzi('person', 'add', 'institution', '+254711999001', 'RH-MALINDI');
    bend(world, "insert into party (id, kind, lang, name, made_s) values (9001, 3, 1, x'', 0)");
    bend(world, 'insert into child (id, version, sex, born_day, born_about, area_level, region, county, constituency, ward, merged_into, ' +
        'made_s, person, role) values (9001, 1, 77, 16000, 0, 4, 1, 3, 16, 0, 0, 0, 0, 0)');
}

test("a manager's day: one comes, goes on leave, is back, and leaves", async (desk) => {
    peopled(desk.world);
    const me = await desk.officer('Institution, RH-MALINDI', { js: false, width: 320, height: 640 });
    const page = await desk.visit('/', { as: me });
    const today = page.locator('.cards').first();
    assert.match(await today.textContent(), /0 children today/);
    await today.getByRole('link', { name: /children today/ }).click();
    await page.getByRole('link', { name: 'Admit a child' }).click();
    await page.getByLabel('Number of the child').fill('9001');
    await page.getByLabel('The child', { exact: true }).selectOption('ACPR');
    await page.getByLabel('Why', { exact: true }).selectOption('ARCS');
    page.refused = `${desk.world.url}/units/RH-MALINDI/admit`; // 422: the browser's console tells of it
    await page.getByRole('button', { name: 'Admit' }).click();
    await page.getByText('Say which officer answers for the child').waitFor(); // what was typed stays
    await page.getByLabel('Place of that officer').fill('003.016');
    await desk.accessible(page);
    await desk.fits(page);
    await page.getByRole('button', { name: 'Admit' }).click();
    await page.getByText('Done.').waitFor();
    assert.match(await page.locator('main').textContent(), /On the books: 1/);
    await page.getByRole('link', { name: '9001' }).click();
    for (const act of ['Goes on leave', 'Is back from leave', 'Leaves']) {
        await page.getByText(act, { exact: true }).first().click(); // opens its few fields: today stands in them
        if (act === 'Leaves') await page.locator('#exit-how').selectOption('DREN');
        await page.getByRole('button', { name: act }).click();
        await page.getByText('Done.').waitFor();
    }
    await page.getByText('No child is here.').waitFor(); // whom the manager has no more
});

test('what an officer sees of it is readable, light, and fits', async (desk) => {
    const me = await desk.officer('County coordinator, Kilifi');
    await desk.good('/care/9001', 'care', { as: me, most: WEIGHT.further });
    await desk.good('/units/RH-MALINDI', 'unit', { as: me, most: WEIGHT.further });
    const page = await desk.visit('/care/9001', { as: me });
    assert.deepEqual(await page.locator('#care .line li time').count(), 4);
});
