// county.test.js - the day of a county's coordinator: what is overdue and whose office does not answer, a referral taken up and
// brought back, how many children are in the county's institutions; with the officer's part of it, a child taken in by name.
'use strict';
const { assert, test } = require('./lib');

const day = (now, further) => new Date(now + further * 86400e3).toLocaleDateString('en-GB', { timeZone: 'Africa/Nairobi' });
let ref;

test('an officer admits a child to an institution by its name, and asks the county for help', async (desk) => {
    const { world } = desk;
    world.mlinzi('import', 'units', 'forms/ke/units.tsv');
    world.text('+254700000031', 'REPORT neglect girl 7 Malindi town mother drinks');
    ref = /"ref": *"(\d+)"/.exec(world.mlinzi('case', 'list', '--json'))[1];
    const now = new Date(`${world.mlinzi('clock').trim().replace(' ', 'T')}+03:00`).getTime();
    const me = await desk.officer('SCCO, Malindi', { js: false });
    const page = await desk.visit(`/sheets/new?sheet=child&about=child&subject=new&to=case&to_subject=${ref}`, { as: me });
    await page.getByLabel('First name').fill('Kadzo');
    for (const one of ['born_estimated', 'birth_certificate', 'in_school', 'disabled']) await page.locator(`[id="f.${one}"]`).selectOption('no');
    await page.getByLabel('Date of birth').fill('3/2/2019');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Where the child stays' }).click(); // from its own page to where it stays
    await page.getByText('Admit to an institution', { exact: true }).first().click();
    await page.locator('#type').selectOption('TANA');
    await page.locator('#class').selectOption('ACPR');
    await page.locator('#reason').selectOption('ARCS');
    assert.equal(await page.locator('#post_at').inputValue(), '003.016', 'who answers for the child is who admits it');
    page.refused = `${page.url()}/admit`;
    await page.locator('#admit-unit').fill('malindi'); // three are called so
    await page.getByRole('button', { name: 'Admit to an institution' }).click();
    await page.getByText('or more than one').waitFor();
    assert.equal(await page.locator('#reason').inputValue(), 'ARCS', 'what was typed stays');
    await page.locator('#admit-unit').fill('malindi remand');
    await page.getByRole('button', { name: 'Admit to an institution' }).click();
    await page.getByText('Done.').waitFor();
    assert.match(await page.locator('#care').textContent(), /Malindi Children's Remand Home/);

    await page.goto(`/cases/${ref}?work=refer#work`);
    await page.getByLabel('To which post').selectOption('cccs');
    await page.getByLabel('Where: a place').fill('Kilifi');
    await page.locator('#w-reason').selectOption({ index: 1 });
    await page.locator('#w-day').fill(day(now, 3));
    await page.locator('#w-text').fill('the mother may be heard in Kilifi town');
    await page.locator('form[action$="/refer"] button').click();
    await page.getByText('offered').first().waitFor();
});

test("a county coordinator's day, in Swahili", async (desk) => {
    desk.world.advance('1d');
    const me = await desk.officer('County coordinator, Kilifi', { js: false, width: 320, height: 640 });
    const page = await desk.visit('/', { as: me });
    await page.getByRole('button', { name: 'Kiswahili' }).click();
    await desk.fits(page);
    await desk.accessible(page);

    // What is overdue, and whose office does not answer.
    await page.getByRole('link', { name: /1 zimechelewa/ }).click();
    await page.getByRole('cell', { name: 'imechelewa' }).first().waitFor();
    await desk.go(page, '/officers');
    await page.getByRole('link', { name: 'SCCO, Malindi' }).click(); // what that office has not answered
    assert.match(await page.locator('main').textContent(), new RegExp(ref.slice(0, 4)));

    // A referral: taken up, done, brought back.
    await desk.go(page, '/');
    await page.getByRole('link', { name: 'Rufaa za kujibiwa au kurudishwa nawe: 1' }).click();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await page.getByText('the mother may be heard').waitFor();
    await desk.fits(page);
    for (const [act, words] of [['accepted', ''], ['returned', 'the mother was heard and agrees']]) {
        await page.locator(`details:has(input[value="${act}"]) summary`).click();
        await page.locator(`#r-${act}`).fill(words);
        await page.locator(`form:has(input[value="${act}"]) button`).click();
        await page.locator('main h1').waitFor();
    }
    assert.match(await page.locator('main').textContent(), /the mother was heard and agrees/);

    // How many children are in the county's institutions.
    await page.getByRole('link', { name: 'Taasisi' }).click();
    assert.equal(await page.getByLabel('Mahali').inputValue(), 'Kilifi', 'the own county comes first');
    await page.getByLabel('Pale watoto wanapoishi tu').check();
    await page.getByRole('button', { name: 'Onyesha' }).click();
    await desk.fits(page);
    assert.match(await page.getByRole('row', { name: /Malindi Children's Remand Home/ }).textContent(), /1/);
    await page.getByText('Watoto walioandikishwa katika taasisi zilizoonyeshwa: 1').waitFor();
    await page.getByRole('link', { name: "Malindi Children's Remand Home" }).click();
    assert.match(await page.locator('main').textContent(), /Walioandikishwa: 1/);
    await desk.fits(page);
    await desk.accessible(page);
});
