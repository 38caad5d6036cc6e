// routes.js PORT STORE REF - every row of console/routes.def and console/api.def, as somebody asks who should not: without a
// token, with another session's, from another site, the wrong way, signed out, or from a post elsewhere. Routes that come
// later are tried by themselves. Prints a line a test: ok NAME or not ok NAME.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const http = require('http');
const path = require('path');

const [port, store, ref, planted] = [+process.argv[2], process.argv[3], process.argv[4], process.argv[5]];
const root = path.resolve(__dirname, '../..');
const helper = path.join(root, process.env.B || 'build', 'daemon/helper');
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

const failed = [];
function verdict(good, name, told = '') {
    if (!good && told) console.log(`# ${String(told).slice(0, 1500).replace(/\n/g, '\n# ')}`);
    console.log(`${good ? 'ok' : 'not ok'} ${name}`);
}
const routes = [...fs.readFileSync(path.join(root, 'console/routes.def'), 'utf8').matchAll(/^ROUTE\((\w+), "([^"]+)", (\w+),/gm)]
    .map(([, method, pattern, whom]) => ({ method, pattern, whom }));
const api = [...fs.readFileSync(path.join(root, 'console/api.def'), 'utf8').matchAll(/^API\((\w+), "([^"]+)", (\w+),/gm)]
    .map(([, method, pattern, scope]) => ({ method, path: `/api/mlinzi/v1${pattern.replace(/{ref}/, ref).replace(/{\w+}/, '003')}`, scope }));

function ask(method, where, { headers = {}, form, json, cookie } = {}) {
    const body = form ? new URLSearchParams(form).toString() : json;
    const type = form ? 'application/x-www-form-urlencoded' : json ? 'application/json' : null;
    return new Promise((done, no) => {
        const r = http.request({ port, host: '127.0.0.1', agent, method, path: where,
            headers: { ...(type && { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }), ...(cookie && { Cookie: cookie }), ...headers } }, (a) => {
            let text = '';
            a.setEncoding('utf8').on('data', (d) => (text += d)).on('end', () => done({ status: a.statusCode, headers: a.headers, text,
                cookies: a.headers['set-cookie'] || [], to: a.headers.location || '' }));
        });
        r.on('error', no);
        r.end(body);
    });
}
const cookie_of = (a, name) => ((a.cookies.find((c) => c.startsWith(`${name}=`)) || '').match(/=([^;]*)/) || [])[1];
const token_of = (a) => (a.text.match(/name="token" value="([^"]+)"/) || [])[1];
const state = () => execFileSync(helper, ['state', store], { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\n');
const differs = (a, b) => b.filter((line, i) => line !== a[i]);

// --- people ---

async function door() { // the sign-in page to somebody new
    const a = await ask('GET', '/sign-in');
    return { page: a, cookie: `form=${cookie_of(a, 'form')}`, token: token_of(a) };
}
async function sign_in(post, extra = '') {
    const d = await door();
    const person = [...d.page.text.matchAll(/name="person" value="(\d+)">([^<]+)</g)].find(([, , words]) => words === post);
    if (!person) throw new Error(`nobody is ${post}: ${[...d.page.text.matchAll(/value="\d+">([^<]+)</g)].map((m) => m[1]).join('; ')}`);
    const a = await ask('POST', '/sign-in/practice', { cookie: d.cookie + extra, form: { token: d.token, person: person[1], to: '/' } });
    const cookie = `session=${cookie_of(a, 'session')}`;
    const home = await ask('GET', '/', { cookie });
    return { post, person: person[1], cookie, token: token_of(home), answer: a, home };
}

// --- a change is asked for by a page of ours ---

const filled = (r, pieces) => { let i = 0; return r.pattern.replace(/\*/g, () => pieces[Math.min(i++, pieces.length - 1)]); };
const pieces_for = (r) => (/^\/cases/.test(r.pattern) ? [ref, 'verify'] : /^\/people/.test(r.pattern) ? ['3', 'end'] : /^\/texts/.test(r.pattern) ? ['report.received'] : ['003']);
const fields = { reason: 'a reason that is long enough for anybody', text: 'words of somebody', act: 'verify', words: 'hello', phone: '+254711999001', role: 'scco', at: '003.016', from: '+254700000001', ref };

async function changes(one, other) {
    const before = state();
    const posts = routes.filter((r) => r.method !== 'GET');
    for (const r of posts) {
        const where = filled(r, pieces_for(r)), as = r.whom === 'FOR_ANYBODY' ? one : one;
        const tries = {
            'without a token': { cookie: as.cookie, form: fields },
            "with another session's token": { cookie: as.cookie, form: { ...fields, token: other.token } },
            'with a token cut by one letter': { cookie: as.cookie, form: { ...fields, token: as.token.slice(0, -1) } },
            'from another site': { cookie: as.cookie, form: { ...fields, token: as.token }, headers: { Origin: 'https://evil.example' } },
            'from a page without an origin': { cookie: as.cookie, form: { ...fields, token: as.token }, headers: { Origin: 'null' } },
            'with the token in the address': { cookie: as.cookie, form: fields, query: `?token=${as.token}` },
            'as JSON': { cookie: as.cookie, json: JSON.stringify({ ...fields, token: as.token }) },
        };
        const wrong = [];
        for (const [how, it] of Object.entries(tries)) {
            const a = await ask(r.method, where + (it.query || ''), it);
            if (a.status !== 403) wrong.push(`${how}: ${a.status}`);
        }
        const both = routes.some((g) => g.method === 'GET' && filled(g, ['x']) === filled(r, ['x']));
        const a = await ask(both ? 'DELETE' : 'GET', where, { cookie: one.cookie });
        if (a.status !== 405 && !(a.status === 404 && !both) && !(a.status === 200 && routes.some((g) => g.method === 'GET' && g.pattern.includes('*')))) wrong.push(`the wrong way: ${a.status}`);
        if (r.whom === 'FOR_SIGNED_IN') {
            const d = await door();
            const s = await ask(r.method, where, { cookie: d.cookie, form: { ...fields, token: d.token } });
            if (s.status !== 303 || s.to !== '/sign-in') wrong.push(`signed out: ${s.status} ${s.to}`);
        }
        verdict(wrong.length === 0, `${r.method} ${r.pattern} is refused without its token, from elsewhere and signed out`, wrong.join('\n'));
    }
    verdict(differs(before, state()).length === 0 && posts.length > 5, 'and nothing was changed by any of it', differs(before, state()).join('\n'));
}

async function signed_out() {
    const wrong = [];
    for (const r of routes.filter((g) => g.method === 'GET' && g.whom === 'FOR_SIGNED_IN')) {
        const where = filled(r, pieces_for(r));
        for (const cookie of [undefined, `session=${'A'.repeat(43)}`, 'session=', `session=${'A'.repeat(60)}; session=b`]) {
            const a = await ask('GET', where, { cookie });
            if (a.status !== 303 || !a.to.startsWith('/sign-in') || a.text.length > 0) wrong.push(`${where}: ${a.status} ${a.to}`);
        }
    }
    verdict(wrong.length === 0, 'every page but the first asks who is not signed in to sign in, and shows nothing', wrong.join('\n'));
}

// --- sessions ---

async function sessions(post) {
    const fixed = 'F'.repeat(43);
    const s = await sign_in(post, `; session=${fixed}`);
    verdict(s.cookie !== `session=${fixed}` && (await ask('GET', '/', { cookie: `session=${fixed}` })).status === 303, 'a session that was there before signing in is not taken over');
    const set = s.answer.cookies.find((c) => c.startsWith('session='));
    verdict(/; HttpOnly/.test(set) && /; SameSite=(Lax|Strict)/.test(set) && /; Path=\//.test(set) && !/Domain/.test(set), 'its cookie is for this site and no script', set);
    const again = await sign_in(post);
    verdict(again.cookie !== s.cookie && again.token !== s.token, 'who signs in twice has two sessions');
    const out = await ask('POST', '/sign-out', { cookie: s.cookie, form: { token: s.token } });
    const after = await ask('GET', '/', { cookie: s.cookie });
    verdict(out.status === 303 && after.status === 303 && /session=;/.test(out.cookies.join()), 'signing out ends it', `${out.status} ${after.status}`);
    const stolen = await ask('POST', '/people', { cookie: s.cookie, form: { ...fields, token: s.token } });
    verdict([303, 403].includes(stolen.status) && (await ask('GET', '/', { cookie: again.cookie })).status === 200, 'its token is good for nothing then; the other session goes on', stolen.status);
    return again;
}

async function way_back(one) {
    const wrong = [];
    for (const to of ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '\t//evil.example', '/%0d%0aSet-Cookie: a=b', '/\r\nSet-Cookie: a=b',
        '///evil.example', ' //evil.example', '/\u0000/evil.example', 'evil.example', '', '.', '@evil.example', '/\u2028//evil.example']) {
        const d = await door();
        const person = one.person, seen = [
            await ask('POST', '/sign-in/practice', { cookie: d.cookie, form: { token: d.token, person, to } }),
            await ask('POST', '/language', { cookie: one.cookie, form: { token: one.token, lang: 'en', to } }),
            await ask('GET', `/sign-in?to=${encodeURIComponent(to)}`, { cookie: one.cookie }),
        ];
        for (const a of seen)
            if (a.status !== 303 || new URL(a.to, `http://127.0.0.1:${port}`).origin !== `http://127.0.0.1:${port}` || a.cookies.some((c) => c.startsWith('a=')))
                wrong.push(`${JSON.stringify(to)}: ${a.status} ${JSON.stringify(a.to)}`);
    }
    for (const where of ['//evil.example/x', '/\\evil.example', '/map?a=//evil.example']) {
        const a = await ask('GET', where);
        if (a.to && !a.to.startsWith('/sign-in')) wrong.push(`${where}: ${a.to}`);
    }
    verdict(wrong.length === 0, 'coming back leads to an address of ours, whatever is asked for', wrong.join('\n'));
}

// --- the API ---

async function the_api(one, keys) {
    const wrong = [], before = state();
    for (const r of api) {
        const cookie = await ask(r.method, r.path, { cookie: one.cookie, ...(r.method === 'POST' && { json: '{"text":"x"}' }), headers: { 'Idempotency-Key': 'a' } });
        if (r.scope !== 'NONE' && cookie.status !== 401) wrong.push(`${r.path} by a cookie: ${cookie.status}`);
        for (const auth of ['Bearer', 'Bearer ', 'Basic bWx6MS54', `Bearer ${keys.good.slice(0, -1)}`, `bearer mlz1.`, `Bearer mlz999999999999999999999.x`, `Bearer ${keys.ended}`, "Bearer mlz1' or 1=1 --"]) {
            const a = await ask(r.method, r.path, { headers: { Authorization: auth, 'Idempotency-Key': 'a' }, ...(r.method === 'POST' && { json: '{"text":"x"}' }) });
            if (r.scope !== 'NONE' && a.status !== 401) wrong.push(`${r.path} by ${auth}: ${a.status}`);
        }
        const a = await ask('DELETE', r.path, { headers: { Authorization: `Bearer ${keys.good}` } });
        if (a.status !== 405) wrong.push(`DELETE ${r.path}: ${a.status}`);
    }
    verdict(wrong.length === 0 && differs(before, state()).length === 0, 'the API takes no cookie and no key that is not one, and nothing is changed', wrong.concat(differs(before, state())).join('\n'));
}

// --- each post, and what is somebody else's ---

// Who may know of a report in Malindi: who stands above it. All others are to find no trace of it, whatever page they open.
// Administrator and auditor read of whom an audit row is, by its reference, and no name.
const may = /Malindi|Kilifi$|^Helpline|Kenya|Coast/, house = /^(Administrator|Auditor)/;
async function somebody_elses(posts) {
    const gets = routes.filter((r) => r.method === 'GET' && r.whom === 'FOR_SIGNED_IN');
    const places = ['003', '003.016', '003.016.0077', '047', ref, '1', '2', '3', '4', '99999', '-1', '0', '%2e%2e', "1'--", `${ref}.csv`];
    for (const post of posts) {
        const s = await sign_in(post), found = [], odd = [];
        for (const r of gets)
            for (const piece of r.pattern.includes('*') ? places : ['']) {
                const where = filled(r, [piece]);
                for (const more of piece ? [''] : ['', `?place=003.016&ref=${ref}&q=${ref}&case=${ref}&person=3&days=3650&state=all`]) {
                    const a = await ask('GET', where + more, { cookie: s.cookie });
                    if (![200, 303, 400, 403, 404].includes(a.status)) odd.push(`${where}${more}: ${a.status}`);
                    const text = more || piece === ref || piece === `${ref}.csv` ? a.text.replaceAll(`value="${ref}"`, '') : a.text;
                    const shows = [planted, ...(more || piece.includes(ref) || house.test(post) ? [] : [ref, `${ref.slice(0, 4)} ${ref.slice(4)}`])].filter((w) => text.includes(w));
                    if (a.status === 200 && shows.length) found.push(`${where}${more} shows ${shows}`);
                }
            }
        verdict(odd.length === 0, `${post}: whatever is typed is answered`, odd.join('\n'));
        if (!may.test(post) || house.test(post)) verdict(found.length === 0, `${post}: no page shows a case of elsewhere`, found.join('\n'));
        else if (post === 'SCCO, Malindi' && gets.some((r) => r.pattern === '/cases')) verdict(found.length > 0, `${post}: the same look finds it`);
    }
}

// Breaking the glass: a case of elsewhere opens for a reason alone.
async function the_glass() {
    const s = await sign_in('SCCO, Westlands'), shut = [];
    for (const reason of ['', ' '.repeat(40), 'too short', '<script>'])
        if ((await ask('POST', '/cases/open', { cookie: s.cookie, form: { token: s.token, ref, reason } })).text.includes(planted)) shut.push(JSON.stringify(reason));
    verdict(shut.length === 0, 'a case of elsewhere opens for no reason that is none', shut.join());
    const open = await ask('POST', '/cases/open', { cookie: s.cookie, form: { token: s.token, ref, reason: 'the child was seen in Westlands this morning' } });
    verdict(open.status === 200 && open.text.includes(planted), 'and for one it does', `${open.status} ${open.text.slice(-600)}`);
}

(async () => {
    const d = await door();
    const posts = [...d.page.text.matchAll(/name="person" value="\d+">([^<]+)</g)].map((m) => m[1]);
    console.log(`# ${posts.join('; ')}`);
    const one = await sessions('SCCO, Malindi');
    const other = await sign_in('SCCO, Kilifi South');
    await changes(await sign_in('Administrator, Kenya'), other);
    await signed_out();
    await way_back(one);
    await the_api(one, { good: process.argv[6], ended: process.argv[7] });
    await somebody_elses(posts);
    await the_glass();
    agent.destroy();
})().catch((e) => { verdict(false, 'the routes are walked to their end', e.stack); agent.destroy(); });
