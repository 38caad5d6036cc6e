// ussd_peer.js PORT [bare]: the same two menus by npm ussd-builder: in Express with its reader of forms, as the package's own guide
// serves them, or (bare) behind node's http alone, the least that can (ussd_http.js). Neither keeps a session.
'use strict';
const http = require('http');
const express = require('express');
const UssdMenu = require('ussd-builder');

const SCREENS = {
    menu: 'Mlinzi for children. Danger: 116\n1 Report\n2 My reports\n3 Advice\n4 Lugha/Language',
    advice: 'First advice. What is it about?\n1 defilement\n2 physical abuse\n3 neglect\n4 abandoned child\n5 lost or found child\n6 sexual assault\n98 More\n0 Back 00 Menu',
};
function menu() {
    const m = new UssdMenu();
    m.startState({ run: () => m.con(SCREENS.menu), next: { 3: 'advice' } });
    m.state('menu', { run: () => m.con(SCREENS.menu), next: { 3: 'advice' } });
    m.state('advice', { run: () => m.con(SCREENS.advice), next: { 0: 'menu' } });
    return m;
}
const idle = []; // one of the library's menus answers one hop at a time
function answer(form, say) {
    const m = idle.pop() || menu();
    m.run({ sessionId: form.sessionId, phoneNumber: form.phoneNumber, serviceCode: form.serviceCode, text: form.text }, (said) => {
        idle.push(m);
        say(said);
    });
}

const app = express();
app.post('*', express.urlencoded({ extended: false }), (req, res) => answer(req.body, (said) => res.type('text').send(said)));
const bare = (req, res) => {
    let body = '';
    req.setEncoding('latin1').on('data', (d) => (body += d)).on('end', () => {
        answer(Object.fromEntries(new URLSearchParams(body)), (said) => res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(said) }).end(said));
    });
};
http.createServer(process.argv[3] === 'bare' ? bare : app).listen(Number(process.argv[2]), '127.0.0.1');
