// messages.test.js - the page of messages in both languages, for the nation and for a sub-county.
'use strict';
const { assert, test } = require('./lib');

async function signedIn(desk, post, how = {}) { // in practice: the button of a post
    const page = await desk.visit('/sign-in', how);
    await page.getByRole('button', { name: post }).first().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
    if (how.lang === 'sw' && (await page.getAttribute('html', 'lang')) === 'en') await page.getByRole('button', { name: 'Kiswahili' }).click();
    return page;
}

test('the world: two reports of two places', async (desk) => {
    desk.world.text('+254700000001', 'Report defilement girl 9 Ganda neighbour');
    desk.world.text('+254700000001', 'Report neglect boy 6 Mtepeni mother');
    desk.world.advance('20m');
});

for (const lang of ['en', 'sw'])
    test(`messages are a page as it should be (${lang})`, async (desk) => {
        const page = await signedIn(desk, /National desk|Dawati la taifa/, { lang });
        const as = page.context();
        if (lang === 'en') {
            await desk.go(page, '/messages');
            await desk.shelf(page, 'messages', { x: 60, y: 102, width: 1160, height: 900 });
        }
        await desk.good('/messages', `messages-${lang}`, { as });
    });

test('what left is counted, and numbers are nowhere', async (desk) => {
    const page = await signedIn(desk, /National desk/);
    await desk.go(page, '/messages');
    await page.getByText('The link to the phones stands.').waitFor();
    assert.ok((await page.locator('tr', { hasText: 'New case' }).count()) >= 2);
    assert.ok(!(await page.textContent('body')).includes('+254'));
    const other = await signedIn(desk, /SCCO.*Kilifi South/);
    await desk.go(other, '/messages');
    assert.equal(await other.getByText('SCCO, Malindi').count(), 0);
});

test('a text the reader got wrong is taught at 320 px without JavaScript', async (desk) => {
    desk.world.text('+254700000077', 'zzqx kuna shda na mtoto piga 0722 123 456');
    const page = await signedIn(desk, /National desk/, { width: 320, js: false });
    const as = page.context();
    await desk.good('/messages/teach', 'teach', { as });
    await desk.go(page, '/messages/teach');
    await page.locator('tr', { hasText: 'not understood' }).getByRole('link').first().click();
    await desk.good(new URL(page.url()).pathname, 'teach-one', { as });
    await page.getByLabel('Command').selectOption('report');
    await page.getByLabel('Kind', { exact: true }).selectOption('neglect');
    assert.match(await page.getByLabel(/The words, as they may leave/).inputValue(), /piga 0720 000 000$/);
    await page.getByLabel('Nothing in these words tells who is meant.').check();
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.waitForURL(/done=1/);
    await desk.good('/messages/teach/proposed', 'teach-proposed', { as });
});
