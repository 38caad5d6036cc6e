// texts.test.js - the page of texts: read in both languages, another wording tried with and without JavaScript.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

async function signedIn(desk, post, how = {}) { // in practice: the button of a post
    const page = await desk.visit('/sign-in', how);
    await page.getByRole('button', { name: post }).first().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
    if (how.lang === 'sw' && (await page.getAttribute('html', 'lang')) === 'en') await page.getByRole('button', { name: 'Kiswahili' }).click();
    return page;
}

for (const lang of ['en', 'sw'])
    test(`the lists of texts and one text are pages as they should be (${lang})`, async (desk) => {
        const as = (await signedIn(desk, /National desk|Dawati la taifa/, { lang })).context();
        await desk.good('/texts', `texts-${lang}`, { as });
        await desk.good('/texts?show=guidance', `texts-guidance-${lang}`, { as });
        await desk.good('/texts/case.new', `texts-one-${lang}`, { as });
    });

test('parts are counted while somebody types', async (desk) => {
    const page = await signedIn(desk, /National desk/);
    await desk.go(page, '/texts/lang.set');
    await page.fill('textarea', 'a'.repeat(161));
    assert.equal(await page.textContent('#count'), '161 characters, 2 parts');
    await page.fill('textarea', 'It\u2019s');
    assert.equal(await page.textContent('#count'), '4 characters, 1 part. Not in the alphabet of SMS: \u2019');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('This would be refused.').waitFor();
    await desk.shelf(page, 'text', { x: 60, y: 102, width: 1160, height: 1100 });
});

test('another wording is looked at without JavaScript', async (desk) => {
    const page = await signedIn(desk, /SCCO.*Malindi/, { js: false });
    await desk.go(page, '/texts/lang.set');
    await page.fill('textarea', 'Jambo \u2019');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('This would be refused.').waitFor();
    await page.fill('textarea', 'From now on in English.');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('This can be sent.').waitFor();
    assert.match(await page.textContent('#tried'), /en = "From now on in English\.";/);
    await desk.weighs(page, WEIGHT.first);
});
