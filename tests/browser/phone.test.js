// phone.test.js - the phones on the screen: somebody who has never heard of the service reports, sees the ladder climb and
// closes, by pressing what is offered; with and without JavaScript, on the narrowest phone, in both languages.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

const phones = ['volunteer', 'officer', 'county', 'nation'];
const screen = (page, who) => page.locator(`#screen-${phones.indexOf(who)}`);
const shows = (where, words) => where.filter({ hasText: words }).waitFor();
const told = (page) => page.locator('.rungs .knows').count();
// Presses a button, and waits until the page has put what came of it (without JavaScript: until the next page is there).
async function press(page, button, then) {
    await page.click(button);
    await then();
}

async function climb(desk, page, name) {
    await press(page, '#try', () => shows(screen(page, 'officer'), 'new case'));
    await shows(screen(page, 'volunteer'), 'Your report is');
    await shows(page.locator('#story'), 'SCCO, Malindi was told: a new case');
    assert.equal(await told(page), 1);
    await press(page, '#push', () => shows(screen(page, 'officer'), 'Reminder'));
    await press(page, '#push', () => shows(screen(page, 'county'), 'comes up to you'));
    assert.equal(await told(page), 2);
    await shows(page.locator('#jump').locator('..'), 'new');
    await desk.picture(page, `phone-${name}`);
    await press(page, '#try', () => shows(screen(page, 'volunteer'), 'has taken it up'));
    await shows(page.locator('#story'), 'taken up');
    await press(page, '#try', () => shows(screen(page, 'county'), 'reply YES'));
    await desk.accessible(page);
    await press(page, '#try', () => shows(screen(page, 'volunteer'), 'is closed by'));
    await shows(page.locator('#stand'), 'Nothing is due any more');
    await shows(page.locator('#guide'), 'emergency');
    const order = await screen(page, 'volunteer').locator('li').evaluateAll((all) => all.map((li) => li.className.split(' ')[0]));
    assert.deepEqual(order.slice(0, 3), ['mine', 'came', 'came'], 'an answer stands behind what was typed');
}

test('a first look: light, and everybody can read it', async (desk) => {
    await desk.good('/phone', 'phone-first');
});
test('also in the dark', async (desk) => {
    const page = await desk.visit('/phone', { dark: true });
    await desk.accessible(page);
    await desk.picture(page, 'phone-dark');
});
test('the picture of the README: the case climbs, the county rings', async (desk) => {
    const page = await desk.visit('/phone', { width: 1180, scale: 0.58 });
    await press(page, '#try', () => shows(screen(page, 'officer'), 'new case'));
    await press(page, '#push', () => shows(screen(page, 'officer'), 'Reminder'));
    await press(page, '#push', () => shows(screen(page, 'county'), 'comes up to you'));
    await page.locator('.p1.rings, .p0.rings').first().waitFor({ state: 'detached' });
    await desk.shelf(page, 'phones', { x: 0, y: 64, width: 1180, height: 1000 });
}, { fresh: true });
test('the whole climb by pressing what is offered', async (desk) => {
    const page = await desk.visit('/phone');
    await climb(desk, page, 'climbed');
    await desk.picture(page, 'phone-closed');
}, { fresh: true });
test('the same without JavaScript', async (desk) => {
    const page = await desk.visit('/phone', { js: false });
    await climb(desk, page, 'climbed-plain');
    await desk.go(page, '/phone');
    await desk.weighs(page, WEIGHT.further);
}, { fresh: true });
test('an emergency on the narrowest phone, in Swahili: it climbs in minutes', async (desk) => {
    const page = await desk.visit('/phone', { width: 320, height: 640, lang: 'sw' });
    await page.fill('#text-0', 'RIPOTI kunajisiwa msichana 9 Ganda');
    await press(page, '#phone-0 .call', () => shows(screen(page, 'officer'), 'S1'));
    await press(page, '#hour', () => shows(screen(page, 'county'), 'S1'));
    await desk.fits(page);
    await desk.accessible(page);
    await desk.picture(page, 'phone-emergency-320');
}, { fresh: true });
test('a phone rings for what came to it, and only for that', async (desk) => {
    const page = await desk.visit('/phone');
    desk.world.text('volunteer', 'REPORT neglect girl 4 Ganda');
    await page.locator('.p1.rings').waitFor();
    assert.equal(await page.locator('.p3.rings').count(), 0);
    assert.match(await page.textContent('#rings'), /Amina Charo/);
});
test('the keys write, Enter sends, and what is being written stays while texts come', async (desk) => {
    const page = await desk.visit('/phone');
    await page.locator('#phone-0 .keys').scrollIntoViewIfNeeded();
    const keys = await page.locator('#phone-0 .keys').boundingBox();
    const at = (column, row) => page.mouse.click(keys.x + (keys.width * (column + 0.5)) / 3, keys.y + (keys.height * (row + 0.5)) / 4);
    await at(0, 0);
    await at(1, 1);
    await at(2, 3);
    assert.equal(await page.inputValue('#text-0'), '15#');
    await page.fill('#text-0', 'LIST');
    desk.world.text('volunteer', 'REPORT neglect girl 3 Ganda');
    await page.locator('.p1.rings').waitFor();
    assert.equal(await page.inputValue('#text-0'), 'LIST');
    await page.press('#text-0', 'Enter');
    await shows(screen(page, 'volunteer').locator('.mine'), 'LIST');
    assert.equal(await page.inputValue('#text-0'), '');
});
test('markup that somebody texts is shown, not obeyed', async (desk) => {
    const page = await desk.visit('/phone');
    await page.fill('#text-0', 'UPDATE <img src=x><b id=bold>bold</b>');
    await page.press('#text-0', 'Enter');
    await shows(screen(page, 'volunteer').locator('.mine'), '<b id=bold>');
    assert.equal(await page.locator('#bold').count(), 0);
});
for (const js of [true, false])
    test(`a code is dialled, the menu answers (JavaScript ${js ? 'on' : 'off'})`, async (desk) => {
        const page = await desk.visit('/phone', { js });
        await page.fill('#text-0', '*22116#');
        await press(page, '#phone-0 .call', () => page.locator('#dial-0').waitFor());
        const menu = await page.textContent('#screen-0 .ussd p');
        assert.match(menu, /1/);
        desk.world.text('volunteer', 'HELP');
        if (!js) await desk.go(page, '/phone');
        const came = screen(page, 'volunteer').locator('.came').filter({ hasText: 'STATUS and number' }).last();
        await came.waitFor(); // what comes meanwhile is not covered
        const [text, glass, call] = await Promise.all([came, screen(page, 'volunteer'), page.locator('#screen-0 .ussd')].map((l) => l.boundingBox()));
        assert.ok(text.y + text.height > glass.y + 20 && text.y + text.height <= call.y, 'the call covers the text');
        await desk.accessible(page);
        await desk.picture(page, `phone-dialled${js ? '' : '-plain'}`);
        await page.fill('#dial-0', '1');
        await press(page, '#screen-0 button[value=answer]', () => page.waitForFunction((was) => document.querySelector('#screen-0 .ussd p').textContent !== was, menu));
        await press(page, '#screen-0 button[value=away]', () => page.locator('#screen-0 .ussd').waitFor({ state: 'detached' }));
        await page.fill('#text-0', '*144#'); // another's code: the network answers
        await press(page, '#phone-0 .call', () => shows(page.locator('#screen-0 .ussd'), 'Unknown application'));
        await press(page, '#screen-0 button[value=away]', () => page.locator('#screen-0 .ussd').waitFor({ state: 'detached' }));
    });
test('a phone offers only what it can say now, and a text of another day says its day', async (desk) => {
    desk.world.text('+254700000001', 'REPORT neglect boy 6 Mtepeni'); // the office of another place is told
    const page = await desk.visit('/phone');
    await shows(page.locator('#quick-0'), 'STATUS');
    assert.equal(await page.locator('#quick-1 button, #quick-2 button, #quick-3 button').count(), 0);
    await page.fill('#text-0', 'REPORT neglect girl 4 Ganda');
    await press(page, '#phone-0 .call', () => shows(page.locator('#quick-1'), 'VERIFY'));
    assert.equal(await page.locator('#quick-1').getByText('CLOSE').count(), 0, 'closed before it was taken up');
    assert.equal(await page.locator('#quick-2 button').count(), 0);
    assert.match(await screen(page, 'officer').locator('small').last().textContent(), /^\d\d:\d\d$/);
    await press(page, '#day', () => shows(screen(page, 'officer'), 'Reminder'));
    assert.match(await screen(page, 'officer').locator('small').last().textContent(), /^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}, \d\d:\d\d$/);
}, { fresh: true });
test('after a restart the texts are where they were', async (desk) => {
    desk.world.text('volunteer', 'REPORT neglect boy 5 Ganda');
    const page = await desk.visit('/phone');
    const before = await screen(page, 'officer').innerText();
    await page.close();
    await desk.world.end();
    await desk.world.begin();
    assert.equal(await screen(await desk.visit('/phone'), 'officer').innerText(), before);
});
test('one press from an officer\'s phone into the console, as that officer, and back', async (desk) => {
    desk.world.text('volunteer', 'REPORT neglect boy 5 Ganda');
    const page = await desk.visit('/phone');
    await page.locator('#quick-1').getByText('See this case').click();
    await page.waitForURL('**/cases/*');
    assert.match(await page.textContent('main'), /neglect/i);
    await shows(page.locator('.who'), 'SCCO, Malindi');
    await page.getByRole('link', { name: 'Phones' }).click();
    await press(page, '#try', () => shows(screen(page, 'volunteer'), 'has taken it up'));
});
