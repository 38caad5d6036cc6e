// officer.test.js - an officer's day with the register: a report by SMS, its child registered and known again, a service planned,
// a visit written down; with the keyboard's own reach, and nothing lost when an answer is wrong.
'use strict';
const { assert, test } = require('./lib');

test("an officer's day: a report becomes a child with a plan and a visit", async (desk) => {
    desk.world.text('+254700000031', 'REPORT neglect girl 7 Malindi town mother drinks');
    const ref = /"ref": *"(\d+)"/.exec(desk.world.mlinzi('case', 'list', '--json'))[1];
    const me = await desk.officer('SCCO, Malindi');
    const page = await desk.visit(`/cases/${ref}`, { as: me });

    await page.locator('#children, main').getByRole('button', { name: 'Register a child' }).or(page.getByRole('link', { name: 'Register a child' })).first().click();
    await page.getByLabel('First name').fill('Kadzo');
    await page.getByLabel('Last name').fill('Mwarandu');
    await page.getByLabel('Sex').selectOption({ label: 'Female' });
    await page.getByLabel('Date of birth').fill('32/1/2019');
    await page.locator('[id="f.born_estimated"]').selectOption('no');
    await page.locator('[id="f.birth_certificate"]').selectOption('no');
    await page.locator('[id="f.in_school"]').selectOption('no');
    await page.locator('[id="f.disabled"]').selectOption('no');
    page.refused = page.url().replace(/\?.*/, '');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This is no date').waitFor(); // what was typed stays
    assert.equal(await page.getByLabel('First name').inputValue(), 'Kadzo');
    await desk.accessible(page);
    await page.getByLabel('Date of birth').fill('3/2/2019');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Kadzo').first().waitFor();
    await desk.picture(page, 'child');

    await page.goto(`/sheets/new?sheet=follow-up&about=case&subject=${ref}`); // begins with the service's own day
    const [d, m, y] = (await page.locator('[id="f.date"]').inputValue()).split('/').map(Number);
    const due = new Date(Date.UTC(y, m - 1, d + 4));
    await page.goto(`/cases/${ref}`);
    assert.match(await page.locator('main').textContent(), /Kadzo|Mwarandu/, 'the case names its child');
    await page.getByRole('link', { name: 'Plan a service' }).click();
    await page.getByLabel('What the child needs').selectOption({ index: 1 });
    await page.getByLabel('What is to be done').selectOption({ index: 1 });
    await page.getByLabel('To be given by').fill(`${due.getUTCDate()}/${due.getUTCMonth() + 1}/${due.getUTCFullYear()}`);
    await page.getByRole('button', { name: 'Plan a service' }).click();
    await page.getByText('planned').first().waitFor();

    await page.getByLabel('Fill a form').selectOption('follow-up');
    await page.getByRole('button', { name: 'Open the form' }).click();
    assert.ok(!(await page.locator('[id="f.danger"]').isVisible()), 'what is not asked is hidden');
    await page.getByLabel('Who was seen?').selectOption('SEEN');
    await page.getByLabel('How is the child?').selectOption('FUBE');
    await page.locator('[id="f.safe"]').selectOption('no');
    await page.locator('[id="f.danger"]').fill('the mother is away at night');
    await desk.accessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await desk.fits(page);
    await desk.good(`/cases/${ref}`, 'case-register', { as: me });
    await page.goto('/');
    const duties = await page.locator('main').textContent();
    assert.ok(!/Nothing has to be done within/.test(duties) && duties.includes(`${due.getUTCDate()} `), `Today says what must be done by a day: ${duties}`);
});

test('a form without scripts and in Swahili, on the narrowest phone', async (desk) => {
    const ref = /"ref": *"(\d+)"/.exec(desk.world.mlinzi('case', 'list', '--json'))[1];
    const me = await desk.officer('SCCO, Malindi', { js: false, width: 320, height: 640, lang: 'sw' });
    const page = await desk.visit(`/sheets/new?sheet=crs&about=case&subject=${ref}`, { as: me });
    await page.getByRole('button', { name: 'Kiswahili' }).click();
    await desk.fits(page);
    await desk.accessible(page);
    assert.match(await page.locator('main').textContent(), /Ikiwa tu/);
    await desk.visit('/sheets/blank/crs', { as: me });
    await desk.visit('/sheets', { as: me });
});
