// lib.test.js - the checks of lib.js see what they are for: each is shown a page with one fault.
'use strict';
const { assert, test, WEIGHT } = require('./lib');

const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>';
const CSP = { 'content-security-policy': "default-src 'none'; style-src 'self'" };
async function shown(desk, inside, { headers = CSP, ...how } = {}) { // a page of ours that is no page of the daemon
    const person = await desk.person(how);
    await person.route('**/*', (r) => r.fulfill({ contentType: 'text/html', headers, body: `<!doctype html><html lang="en">${head}<main><h1>A page</h1>${inside}</main>` }));
    return desk.visit('/', { as: person });
}

test('a page without a fault has none', async (desk) => {
    const page = await shown(desk, '<p>Well.</p>', { width: 320 });
    await desk.accessible(page);
    await desk.fits(page);
    await desk.weighs(page, WEIGHT.further);
});
test('a field without a name is not accessible', async (desk) => {
    const page = await shown(desk, '<input>');
    await assert.rejects(desk.accessible(page), /label/);
});
test('also where JavaScript is off', async (desk) => {
    const page = await shown(desk, '<noscript><input></noscript>', { js: false });
    await assert.rejects(desk.accessible(page), /label/);
});
test('a line that does not wrap does not fit on a narrow phone', async (desk) => {
    const page = await shown(desk, `<p>${'0123456789'.repeat(8)}</p>`, { width: 320 });
    await assert.rejects(desk.fits(page), /px wide in a window of 320/);
});
test('a long page is too heavy', async (desk) => {
    const page = await shown(desk, `<p>${'many words '.repeat(1000)}</p>`);
    await assert.rejects(desk.weighs(page, WEIGHT.further), /weighs/);
});
test('a style of its own is forbidden, and heard', async (desk) => {
    await shown(desk, '<p style="color: red">Red.</p>');
    assert.throws(() => desk.calm(), /Content Security Policy/);
    desk.complaints = [];
});
test('a page without a security policy, or with another status, is refused', async (desk) => {
    await assert.rejects(shown(desk, '', { headers: {} }), /no Content-Security-Policy/);
    await assert.rejects(desk.visit('/nothing-here'), /answered 404/);
    desk.complaints = [];
});
