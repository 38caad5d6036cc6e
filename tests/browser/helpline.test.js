// helpline.test.js - the day of a counsellor of 116, by the keyboard alone: a silent call, a call in a few keys, one that becomes a
// case though the caller wishes not to be named, the same page in Swahili on the narrowest phone, and the hand-over.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

const KEY_S = 0.4; // of somebody who looks at the keys: 150 a minute
const HELPLINE = 'Helpline 116, Kenya';

// Types on the page as it stands; '{Tab}' and the like are one key. How many keys it took.
async function typed(page, ...keys) {
    let n = 0;
    for (const one of keys.join('').match(/\{[^}]+\}|[^{]/g)) {
        if (one.length > 1) await page.keyboard.press(one.slice(1, -1));
        else await page.keyboard.type(one);
        n++;
    }
    return n;
}
// Alt with a letter, as a keyboard sends it: the driver's own press leaves the letter out, by which an access key is known.
async function alt(page, letter) {
    const wire = await page.context().newCDPSession(page);
    const key = { modifiers: 1, key: letter, text: letter, unmodifiedText: letter, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
    for (const type of ['rawKeyDown', 'char', 'keyUp']) await wire.send('Input.dispatchKeyEvent', { type, ...key });
}
const tabs = (n) => '{Tab}'.repeat(n);

test("a counsellor's day: calls taken by the keyboard, a case for who wishes not to be named, the hand-over", async (desk) => {
    desk.world.mlinzi('person', 'add', 'helpline', '+254711999116', 'KE', '--name', 'Mwikali of the helpline');
    const me = await desk.officer(HELPLINE, {});
    const page = await desk.visit('/', { as: me });
    await page.getByRole('link', { name: 'Helpline 116' }).last().click(); // Today leads to the desk

    // Nobody spoke: one key.
    await page.waitForURL('**/helpline');
    await alt(page, 's');
    await page.getByText('Counted.').waitFor();

    // Asks about a service; told; Kilifi, a girl of 12.
    await page.reload(); // the call begins: the desk stands ready
    const keys = await typed(page, '0{Tab}1{Tab}kilifi{Tab}g{Tab}12');
    const sent = Date.now();
    await typed(page, '{Enter}');
    await page.getByText('Saved. The next contact:').waitFor();
    const own = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
    const waited = Math.max(own, Date.now() - sent) / 1000;
    const took = (keys + 1) * KEY_S + waited;
    console.log(`# ${keys + 1} keys and ${waited.toFixed(2)} s of the page's: ${took.toFixed(1)} s`);
    assert.ok(took < 20 && keys < 20, `a call takes ${took} s`);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'subject', 'and the next one may begin at once');

    // Beaten; a case; Malindi, a boy of 7; does not wish to be named, and leaves a number all the same.
    await typed(page, '1{Tab}4{Tab}Malindi{Tab}b{Tab}7{Tab}0711000777', tabs(4), '{Space}{Tab}{Tab}', 'the caller cries');
    await typed(page, '{Tab}{Enter}{Tab}ph{Tab}{Tab}boy beaten by his father at home in Malindi{Tab}');
    page.refused = `${desk.world.url}/helpline`; // 422: the browser's console tells of it
    await typed(page, '{Enter}');
    await page.getByText('Who does not wish to be named leaves no number').first().waitFor();
    assert.equal(await page.locator('#notes').inputValue(), 'the caller cries', 'what was typed is still there');
    await desk.accessible(page);
    await page.locator('#phone').fill('');
    await page.locator('#phone').press('Enter');
    await page.locator('.figure').waitFor(); // its number, to be told
    const ref = (await page.locator('.figure').textContent()).replace(' ', '');
    const shown = desk.world.mlinzi('case', 'show', ref, '--json');
    assert.match(shown, /"reporters": *\[\]/, 'the case has no reporter');
    assert.ok(!shown.includes('cries'), 'nor the counselling notes');

    // Who is on, and what the next shift must know.
    await page.goto('/helpline/shifts');
    await page.getByLabel('Line, as 2').fill('2');
    await page.getByLabel('Counsellor').selectOption({ label: 'Mwikali of the helpline' });
    await page.getByLabel('For so many days').fill('2');
    await page.getByRole('button', { name: 'Put on' }).click();
    await page.getByRole('cell', { name: 'Mwikali of the helpline' }).first().waitFor();
    await page.getByLabel('For the next shift').fill('who called about the boy calls again at nine');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('Done.').waitFor();
});

test('the desk in Swahili, without scripts, at 320 px: the next shift reads what was handed over', async (desk) => {
    desk.world.advance('8h');
    const me = await desk.officer(HELPLINE, { js: false, width: 320, height: 640 });
    const page = await desk.visit('/', { as: me });
    await page.getByRole('button', { name: 'Kiswahili' }).click();
    await page.getByRole('link', { name: 'Zamu ya awali imekuachia ujumbe' }).click();
    await page.getByText('calls again at nine').first().waitFor();
    await desk.fits(page);
    await desk.accessible(page);
    await page.getByRole('button', { name: 'Tumeusoma' }).click();
    await page.getByText('Umesomwa na').waitFor();
    await desk.go(page, '/helpline');
    await desk.weighs(page, WEIGHT.further);
    await desk.fits(page);
    await desk.accessible(page);
    assert.ok(!/An earlier shift|imekuachia/.test(await page.locator('main').textContent()), 'read is read');
    await desk.picture(page, 'helpline-320');
    await page.locator('#place').fill('Atlantis');
    await page.locator('#subject').selectOption('SUIN');
    await page.locator('#outcome').selectOption('OTIN');
    page.refused = `${desk.world.url}/helpline`;
    await page.getByRole('button', { name: 'Hifadhi' }).click();
    await page.getByText('Hakuna mahali hapo').first().waitFor(); // in the reader's language
});
