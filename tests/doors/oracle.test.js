// oracle.test.js - cumulative text ("1*3*2") read by our door and by npm ussd-menu-builder: the same menus are written down for it as
// a graph, random keys are typed (SEED=n, another walk), and after every hop both must stand at the same screen. Theirs keeps nothing
// and walks the whole text each time; ours keeps a session and reads what is new.
//
// Where ours differs on purpose, and what is compared then:
//   three wrong keys in a row end the call       theirs repeats for ever: it must not have moved, and that walk is over
//   98 turns a page, and 0 then turns it back    pages are one state of theirs: no 0 is typed on a later page
//   my reports lists what the store holds        left by 0 and 00 alone
//   a hop again after the end begins afresh      theirs ends again: not typed
//   a '*' that somebody types is a letter        theirs splits there: last test
//   a session nobody knows begins at the menu    theirs has none to know: last test
'use strict';
const assert = require('assert');
const http = require('http');
const UssdMenu = require('ussd-menu-builder');
const { Aggregator, post } = require('./aggregator');
const { SECRET, Service, run, test } = require('./lib');

const WALKS = process.env.SOAK ? 3000 : 120;
const HOPS = 18;
const WHOLE = 'girl 9 beaten in Ganda';
const FIELDS = ['sex', 'age', 'place'];
const GO = '*^';

// --- the menus, as a graph: a state is a screen, what became of each field, and whether the constituency is known ---

const MENU = { screen: 'menu' };
const report = (screen, s, more) => ({ sex: '', age: '', place: '', part: false, ...s, ...more, screen });
function asked(s) { // the first field that is neither told nor passed over
    const field = FIELDS.find((f) => !s[f]);
    return report(!field ? 'check' : field === 'place' && s.part ? 'wards' : field, s);
}
const told = (s, field) => asked({ ...s, [field]: 'told' });
const passed = (s, field) => asked({ ...s, [field]: 'passed' });
function before(s) { // 0: the field passed over last is asked again
    const at = FIELDS.indexOf(s.screen);
    const field = FIELDS.slice(0, at < 0 ? FIELDS.length : at).reverse().find((f) => s[f] === 'passed');
    return field ? report(field, s, { [field]: '' }) : s;
}
const RULES = {
    menu: () => ({ 0: MENU, 1: { screen: 'kind' }, 2: { screen: 'reports' }, 3: { screen: 'guidance' }, 4: { screen: 'language' } }),
    reports: () => ({ 0: MENU }),
    language: () => ({ 0: MENU, 1: MENU, 2: MENU }),
    guidance: () => ({ 0: MENU, [`${GO}([1-9]|[12][0-9]|3[0-5])$`]: { screen: 'guide' } }),
    guide: () => ({ 0: { screen: 'guidance' } }),
    kind: () => ({ 0: MENU, [`${GO}([1-9]|[12][0-9]|3[0-5])$`]: asked({}), [WHOLE]: asked({ sex: 'told', age: 'told', place: 'told' }) }),
    sex: (s) => ({ 0: before(s), [`${GO}([123]|msichana)$`]: told(s, 'sex'), 4: passed(s, 'sex') }),
    age: (s) => ({ 0: before(s), [`${GO}([0-9]|1[0-7]|98)$`]: told(s, 'age'), 99: passed(s, 'age') }),
    place: (s) => ({ 0: before(s), 1: report('counties', s, { part: false }), Ganda: told(s, 'place'), 99: passed(s, 'place') }),
    counties: (s) => ({ 0: report('place', s), [`${GO}([1-9]|[123][0-9]|4[0-7])$`]: report('constituencies', s), 99: passed(s, 'place') }),
    constituencies: (s) => ({ 0: report('counties', s), [`${GO}[12]$`]: report('wards', s, { part: true }), 99: passed(s, 'place') }),
    wards: (s) => ({ 0: report('constituencies', s, { part: false }), [`${GO}[12]$`]: told(s, 'place'), 99: passed(s, 'place') }),
    check: (s) => ({ 0: before(s), [`${GO}[12]$`]: { screen: 'done' }, 3: report('add', s) }),
    add: (s) => ({ 0: report('check', s), [`${GO}.`]: report('check', s) }),
    done: () => ({}),
};
// Keys worth typing there, beside the wrong ones.
const KEYS = {
    menu: ['1', '1', '1', '3', '4', '2'], reports: ['0', '00'], language: ['1', '2'], guidance: ['2', '35', '98'], guide: ['98', '0'],
    kind: ['3', '35', '12', '98', WHOLE], sex: ['1', '2', '3', '4', '4', 'msichana'], age: ['0', '7', '17', '98', '99', '99'],
    place: ['1', '1', 'Ganda', '99'], counties: ['1', '30', '47', '98'], constituencies: ['1', '2', '98'], wards: ['1', '2', '99'],
    check: ['1', '2', '3', '3', '0', '0'], add: ['she was seen at the market', '77'],
};
const ANYWHERE = ['0', '0', '00', '99', '77', 'xyz', '', '#', '4711'];

const nameOf = (s) => JSON.stringify(Object.entries(s).sort());
function theirs() {
    const menu = new UssdMenu();
    const screens = new Map();
    const add = (s) => {
        const name = s === MENU ? UssdMenu.START_STATE : nameOf(s);
        if (screens.has(name)) return name;
        screens.set(name, s.screen);
        const next = {};
        for (const [rule, to] of Object.entries({ '00': MENU, ...RULES[s.screen](s) })) next[rule] = add(to);
        menu.state(name, { run: () => menu.con(name), next });
        return name;
    };
    add(MENU);
    return {
        at: async (text) => (await menu.run({ sessionId: 'x', phoneNumber: '+254700000000', serviceCode: '*384#', text })).slice(4),
        screen: (name) => screens.get(name),
        count: screens.size,
    };
}

// --- ours: which screen is it, in either language? ---

const SHOWN = [
    ['menu', /^(Mlinzi for children|Mlinzi wa watoto)/], ['kind', /^(What happened\?|Nini kimetokea\?)/],
    ['sex', /(Is the child a girl or a boy|Mtoto ni msichana au mvulana)\?/], ['age', /^(How old is the child|Mtoto ana umri gani)\?/],
    ['place', /^(Where is the child|Mtoto yuko wapi)\?/], ['counties', /^(Which one\?|Wapi\?)/], ['within', /^(Which one in|Wapi katika) /],
    ['check', /^(Report|Ripoti) \d{4} \d{4}\./], ['add', /^\d{4} \d{4}: (what is new|kuna nini kipya)/], ['reports', /^(You have no reports|Your reports|Huna ripoti|Ripoti zako)/],
    ['guidance', /^(First advice\.|Ushauri wa kwanza\.)/], ['language', /^(Language|Lugha) \//], ['done', /^(Your report is|Ripoti yako ni) \d{4} \d{4}/],
];
function shown(body) {
    const words = body.slice(4).replace(/^(Try again|Jaribu tena)\. /, '');
    return (SHOWN.find(([, looks]) => looks.test(words)) || ['guide'])[0];
}
const alike = (screen) => (screen === 'constituencies' || screen === 'wards' ? 'within' : screen);

let state = Number(process.env.SEED || 20261122);
const chance = (n) => { // xorshift: the same walk for the same seed
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return (state >>> 0) % n;
};

let agg;
let s;
let last = 0;
const agent = new http.Agent({ keepAlive: true });
async function hop(id, text) {
    const r = await post(`${s.url}/ussd/at/${SECRET}`, { sessionId: id, serviceCode: '*384*1234#', phoneNumber: `+2547344${String(last).padStart(5, '0')}`, text }, { agent });
    assert.strictEqual(r.status, 200, `${text}: ${r.status} ${r.body}`);
    return r.body;
}

test('random keys: ours and the library stand at the same screen after every hop', async () => {
    agg = await new Aggregator().listen();
    s = await Service.start({ sms: `http://127.0.0.1:${agg.port}/` });
    const graph = theirs();
    const seen = new Set();
    let hops = 0;
    let ended = 0;
    for (let walk = 0; walk < WALKS; walk++) {
        const id = `walk${++last}`;
        const typed = [];
        let was = await graph.at('');
        let paged = false;
        assert.strictEqual(shown(await hop(id, '')), 'menu');
        for (let i = 0; i < HOPS; i++) {
            const screen = graph.screen(was);
            const own = screen === 'reports' || chance(100) < 78;
            let key = own ? KEYS[screen][chance(KEYS[screen].length)] : ANYWHERE[chance(ANYWHERE.length)];
            if (paged && key === '0') key = '00';
            if (!typed.length && !key) key = '77'; // nothing typed after the dial is the dial's own text
            typed.push(key);
            const text = typed.join('*');
            const now = await graph.at(text);
            const body = await hop(id, text);
            if (chance(8) === 0 && body.startsWith('CON ')) assert.strictEqual(await hop(id, text), body, 'the same hop again'); // and changes nothing: the next hop shows it
            hops++;
            seen.add(graph.screen(now));
            if (body.startsWith('END ') && shown(body) !== 'done') { // the third wrong key
                assert.strictEqual(now, was, `${text}: ours ended the call: ${body}`);
                ended++;
                break;
            }
            assert.strictEqual(shown(body), alike(graph.screen(now)), `SEED=${process.env.SEED || 20261122}, walk ${walk}, "${text}": ${body}`);
            assert.strictEqual(body.startsWith('END '), graph.screen(now) === 'done', text);
            if (graph.screen(now) === 'done') break;
            paged = now === was && (paged || key === '98') && screen !== 'age';
            was = now;
        }
    }
    console.log(`# ${WALKS} walks, ${hops} hops, ${graph.count} states of theirs; ${ended} ended by wrong keys`);
    assert.deepStrictEqual([...seen].sort(), Object.keys(RULES).sort(), 'every screen was reached');
    assert.ok(hops > WALKS * 6);
});

test("on purpose: a '*' that is typed is no end of an answer, and a session nobody knows begins at the menu", async () => {
    const graph = theirs();
    last++;
    for (const text of ['', '1', '1*3', '1*3*1']) await hop('star', text);
    assert.strictEqual(shown(await hop('star', '1*3*1*9*1')), 'age'); // "9*1" typed as one answer is no age
    assert.strictEqual(graph.screen(await graph.at('1*3*1*9*1')), 'counties');
    last++;
    assert.strictEqual(shown(await hop('nobody', '1*3')), 'menu');
    assert.strictEqual(graph.screen(await graph.at('1*3')), 'sex');
    assert.strictEqual(shown(await hop('nobody', '1*3*1')), 'kind'); // and goes on with what is typed from then on
    await s.stop();
    await agg.close();
});

run(process.argv[2]);
