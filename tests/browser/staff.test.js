// staff.test.js - people, audit and settings as an administrator and an auditor use them: with and without JavaScript, in both
// languages, on the narrowest phone, on paper.
'use strict';
const fs = require('fs');
const path = require('path');
const { assert, test, WEIGHT } = require('./lib');

async function signedIn(desk, post, how = {}) { // in practice: the button of a post
    const page = await desk.visit('/sign-in', how);
    await page.getByRole('button', { name: post }).first().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
    return page;
}
const ADMIN = /Administrator|Msimamizi wa mfumo/, AUDITOR = /Auditor|Mkaguzi/;

test('an administrator finds an officer, marks the phone as lost and writes down leave', async (desk) => {
    const page = await signedIn(desk, ADMIN);
    await page.getByLabel('Pages').getByRole('link', { name: 'People' }).click();
    await page.getByLabel('Role').first().selectOption('scco');
    await page.getByLabel('Place', { exact: true }).first().fill('kilifi');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/role=scco/);
    assert.equal(await page.locator('tbody tr').count(), 2);
    await page.getByRole('link', { name: 'Amina Charo' }).click();
    await page.getByRole('button', { name: 'Phone is lost' }).click();
    await page.getByText('Done.').waitFor();
    assert.equal(await page.locator('.tag.late').textContent(), 'lost');
    await page.getByRole('button', { name: 'Phone is back' }).click();
    await page.getByLabel('First day').fill('2030-01-01');
    await page.getByLabel('Last day').fill('2030-01-20');
    await page.getByLabel(/stands in/).fill('+254711000021');
    await page.getByRole('button', { name: 'Write down leave' }).click();
    await page.getByText('1 Jan 2030 - 20 Jan 2030, stands in: Juma Tinga').waitFor();
});

test('a list is read from a file, mended by what is said of its lines, and imported', async (desk) => {
    const page = await signedIn(desk, ADMIN);
    await desk.go(page, '/people/import');
    const file = path.join(desk.world.dir, 'list.csv');
    fs.writeFileSync(file, '\ufeffrole,phone,at,name\r\ncpv,+254700000095,003.016.0077,Zainabu\r\nscco,0711000095,KE,Wrong\r\n');
    await page.getByLabel('Or choose a file').setInputFiles(file);
    await page.waitForFunction(() => document.getElementById('list').value.includes('Zainabu'));
    page.refused = `${desk.world.url}/people/import`;
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText(/the post scco stands at/).waitFor();
    assert.equal(await page.locator('td.n').textContent(), '3');
    await desk.accessible(page);
    await desk.picture(page, 'import-wrong');
    await page.getByLabel('The list').fill((await page.getByLabel('The list').inputValue()).replace(',KE,', ',003.014,'));
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('button', { name: 'Import all of it' }).click();
    await page.getByText('Imported: 2').waitFor();
});

test('without JavaScript people are listed, added, and imported by pasting', async (desk) => {
    const page = await signedIn(desk, ADMIN, { js: false, width: 320 });
    await desk.go(page, '/people');
    await desk.weighs(page, WEIGHT.further);
    await page.locator('summary').click();
    await page.locator('#role').selectOption('scco');
    await page.locator('#at').fill('003.013');
    await page.locator('#phone').fill('0711000096');
    await page.locator('#name').fill('Omar Without');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Omar Without').waitFor();
    await desk.go(page, '/people/import');
    assert.equal(await page.locator('#list-file').isVisible(), false);
    await page.locator('#list').fill('role,phone,at,name\ncpv,+254700000097,003.016.0077,Pasted');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('button', { name: 'Import all of it' }).click();
    await page.getByText('Imported: 1').waitFor();
});

test('an auditor searches the audit, sees that it is whole, and no name', async (desk) => {
    desk.world.text('+254700000001', 'Report neglect boy 6 Ganda');
    const page = await signedIn(desk, AUDITOR);
    await page.getByLabel('Pages').getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('button', { name: 'Check the last records' }).click();
    await page.getByText('Whole: each of these').waitFor();
    await page.getByRole('link', { name: 'All records' }).click();
    await page.locator('select[name=county]').selectOption('3');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/county=3/);
    const all = await page.textContent('main');
    assert.match(all, /Kilifi/);
    assert.doesNotMatch(all, /Amina|Kadzo/);
    assert.equal(await page.getByRole('link', { name: 'People' }).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
});

test('holidays and erasures', async (desk) => {
    const page = await signedIn(desk, ADMIN);
    await page.getByLabel('Pages').getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Day', { exact: true }).fill('2031-05-05');
    await page.getByLabel('Name', { exact: true }).fill('Invented day');
    await page.getByRole('button', { name: 'Make it a holiday' }).click();
    await page.getByText('Invented day').waitFor();
    await page.getByText('Nothing is announced, and nothing is held back.').waitFor();
});

for (const lang of ['en', 'sw'])
    test(`each page is as it should be (${lang})`, async (desk) => {
        const page = await signedIn(desk, ADMIN, { lang });
        const as = page.context();
        if ((await page.getAttribute('html', 'lang')) !== lang) await page.getByRole('button', { name: lang === 'sw' ? 'Kiswahili' : 'English' }).click();
        const pages = { '/people': 'people', '/people/3': 'person', '/people/import': 'import', '/people/offices': 'offices', '/audit': 'audit',
            '/audit/verify?records=1000': 'audit-verify', '/settings': 'settings', '/bridge': 'bridge' };
        for (const [where, name] of Object.entries(pages)) console.log(`# = ${where} ${await desk.good(where, `${name}-${lang}`, { as })} bytes`);
    });

test('on the narrowest phone everything that opens fits and can be read', async (desk) => {
    const page = await signedIn(desk, ADMIN, { width: 320 });
    for (const where of ['/settings', '/people/3', '/people', '/audit', '/bridge']) {
        await desk.go(page, where);
        for (const summary of await page.locator('main details > summary').all()) await summary.click();
        await desk.accessible(page);
        await desk.fits(page);
        await desk.picture(page, `open${where.replaceAll('/', '-')}-320`);
    }
});

test('without JavaScript an administrator sees what waits for CPIMS, leaves a case out and sends it again', async (desk) => {
    const { world } = desk;
    fs.writeFileSync(path.join(world.dir, 'token'), 'token\n', { mode: 0o600 });
    fs.appendFileSync(world.cfg, `bridge: { url = "http://127.0.0.1:9"; token = "${world.dir}/token"; when = "opened"; };\n`); // nobody is there
    await world.end();
    await world.begin();
    assert.match(world.text('+254700000091', 'REPORT neglect boy 6 Ganda'), /new case/);
    assert.match(world.mlinzi('bridge', 'list'), /1 waiting/);
    const page = await signedIn(desk, ADMIN, { js: false, width: 320 });
    await desk.go(page, '/settings');
    await page.getByRole('link', { name: 'Bridge to CPIMS' }).click();
    await page.getByRole('link', { name: 'Waiting: 1' }).click();
    await desk.accessible(page);
    await desk.fits(page);
    await desk.picture(page, 'bridge-waiting-320');
    await page.getByRole('button', { name: 'Leave out' }).click();
    await page.getByText('Done.').waitFor();
    await page.getByRole('link', { name: 'Left out: 1' }).click();
    await page.getByText('a person left it out').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('link', { name: 'Waiting: 1' }).waitFor();
});
