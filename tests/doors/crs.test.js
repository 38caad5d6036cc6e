// crs.test.js - Mlinzi as CPIMS is to other systems: what a VuruguMapper or a 116 system sends becomes a case once, whatever is
// missing in it, however often it comes and whatever is killed; look-ups answer as theirs do.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { Service, run, test, until } = require('./lib');

const CASE = {
    case_id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', case_reporter: 'CRHE', reporter_telephone: '0700000077', reporter_county: 'Kilifi', reporter_ward: 'Ganda',
    case_date: '2026-11-20', perpetrator: 'PKNW', county: '003', constituency: '016', risk_level: 'RLMD', case_narration: 'Mtoto anapigwa nyumbani kila siku',
    case_details: [{ category: 'CSNG', place_of_event: 'PEHF', date_of_event: '2026-11-19', nature_of_event: 'OCGE' }],
    child_first_name: 'Baraka', child_surname: 'Karisa', child_sex: 'SMAL', child_dob: '2017-05-01', siblings: [], parents: [], caregivers: [], perpetrators: [],
};
async function by(body) {
    const s = await Service.start({ sms: 'http://127.0.0.1:9/' });
    s.mlinzi('person', 'add', 'helpline', '+254711000116', 'KE');
    s.key = s.mlinzi('api', 'add', '+254711000116', '--name', 'Line 116', '--scopes', 'cases:create').trim();
    await body(s);
    await s.stop();
}
async function call(s, method, path, body, key = s.key) {
    const r = await fetch(`${s.url}/api/v1/${path}`, { method, headers: { authorization: `Token ${key}`, 'content-type': 'application/json' }, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body) });
    const text = await r.text();
    return { status: r.status, body: JSON.parse(text) };
}
const post = (s, body, key) => call(s, 'POST', 'crs/', body, key);
const shown = (s, ref) => JSON.parse(s.mlinzi('case', 'show', ref, '--json'));

test('a case is a case here: its kind, child and place by their codes, its words kept; found by its own name', () => by(async (s) => {
    const r = await post(s, CASE);
    assert.strictEqual(r.status, 201, JSON.stringify(r.body));
    assert.strictEqual(r.body.case_id, CASE.case_id);
    assert.strictEqual(r.body.status, 0);
    assert.strictEqual(s.cases().length, 1);
    const all = JSON.stringify(shown(s, r.body.reference));
    for (const part of ['"physical"', '"003.016.0077"', '"sex":"M"', '"age_years":9', 'Baraka', '"perpetrator":"known"']) assert.ok(all.replace(/": /g, '":').includes(part), `${part}: ${all}`);
    const found = await call(s, 'GET', `crs/?case_id=${CASE.case_id}`);
    assert.deepStrictEqual([found.status, found.body], [200, r.body]);
    assert.strictEqual((await call(s, 'GET', 'crs/?case_id=another')).status, 404);
    assert.strictEqual((await call(s, 'GET', 'crs/?case_serial=')).status, 404);
}));

test('once by its case_id: twice, at the same time, and over a restart', () => by(async (s) => {
    const first = await Promise.all([1, 2, 3, 4].map(() => post(s, CASE)));
    assert.ok(first.every((r) => r.status === 201 || r.status === 200), JSON.stringify(first));
    await s.kill();
    await s.begin();
    const again = await post(s, { ...CASE, case_narration: 'sent again' });
    assert.strictEqual(again.status, 200);
    assert.strictEqual(again.body.reference, first[0].body.reference);
    assert.strictEqual(s.cases().length, 1);
}));

test('nothing is refused for what is missing or strange, and what cannot be read is kept for a person', () => by(async (s) => {
    const odd = [{}, { case_id: 5 }, { case_id: 'a', county: 'Kilifi', child_dob: 'long ago', case_details: 'none' }, { ...CASE, case_id: 'b', county: '999', constituency: '', child_sex: 3 },
        { case_id: 'x'.repeat(500), case_details: [{ category: 'NOSUCH' }, 7, null] }, '{"case_id": "c", ', 'REPORT defilement girl 9 Ganda', '<xml/>', '[]', 'null', '\u0000'];
    for (const one of odd) {
        const r = await post(s, one);
        assert.ok([200, 201, 202].includes(r.status), `${r.status} to ${JSON.stringify(one)}`);
    }
    const kept = s.cases().length + s.mlinzi('message', 'list', '--state', 'person').split('\n').filter((l) => /\S/.test(l)).length;
    assert.ok(kept >= odd.length - 2, `${kept} of ${odd.length}`);
}));

test('a key is asked for, as theirs ask; another\'s case is not found', () => by(async (s) => {
    assert.strictEqual((await post(s, CASE, 'mlz1.wrong')).status, 401);
    assert.strictEqual((await call(s, 'GET', 'settings/?field_name=sex_id', undefined, '')).status, 401);
    assert.strictEqual((await post(s, CASE)).status, 201);
    const other = s.mlinzi('api', 'add', '+254711000001', '--name', 'Another', '--scopes', 'cases:create').trim();
    assert.strictEqual((await call(s, 'GET', `crs/?case_id=${CASE.case_id}`, undefined, other)).status, 404);
    const reader = s.mlinzi('api', 'add', '+254711000001', '--name', 'A reader', '--scopes', 'cases:read').trim();
    assert.strictEqual((await post(s, CASE, reader)).status, 403);
    assert.strictEqual(s.cases().length, 1);
}));

test('look-ups: codes, places by their numbers, units', () => by(async (s) => {
    const sexes = await call(s, 'GET', 'settings/?field_name=sex_id');
    assert.deepStrictEqual(sexes.body.map((x) => x.item_id), ['SMAL', 'SFEM', 'SINT']);
    assert.deepStrictEqual(Object.keys(sexes.body[0]), ['item_id', 'description', 'sub_category', 'order', 'item_description', 'item_sub_category', 'the_order']);
    assert.ok((await call(s, 'GET', 'settings/')).body.some((x) => x.item_id === 'CSNG')); // case_category_id, as theirs
    const geo = await call(s, 'GET', 'geo/');
    assert.strictEqual(geo.body.length, 47 + 290 + 1450);
    assert.ok(geo.body.some((g) => g.area_id === 16 && g.parent_area_id === 3 && g.area_type_id === 'GDIS'));
    const below = await call(s, 'GET', 'geo/?area_type_id=GDIS&parent_area_id=3');
    assert.ok(below.body.length > 1 && below.body.every((g) => g.area_type_id === 'GDIS' && g.parent_area_id === 3));
    const units = path.join(s.dir, 'units.tsv');
    fs.writeFileSync(units, 'code\tkind\tname\tarea\nSC-GANDA\tTNGE\tGanda Primary School\t003.016.0077\nHF-GANDA\tTNGH\tGanda Dispensary\t003.016.0077\n');
    s.mlinzi('import', 'units', units);
    const named = async (what) => (await call(s, 'GET', what)).body.map((u) => u.school_name || u.facility_name || u.org_unit_name);
    assert.deepStrictEqual(await named('school'), ['Ganda Primary School']);
    assert.deepStrictEqual(await named('facility/?facility_code=HF-GANDA'), ['Ganda Dispensary']);
    assert.deepStrictEqual(await named('facility?start=1'), []);
    assert.deepStrictEqual(await named('facility?facility_code=SC-GANDA'), []);
    const [school] = (await call(s, 'GET', 'school/')).body;
    assert.deepStrictEqual(Object.keys(school), ['id', 'school_level', 'school_name']);
    assert.deepStrictEqual((await call(s, 'GET', `school/?id=${school.id}`)).body, [school]);
    assert.deepStrictEqual(await named('orgunit?org_unit_type_id=TNGE'), ['Ganda Primary School']);
    assert.ok((await named('orgunit')).length >= 2);
}));

test('killed while it is taken: what was answered is there, and once', () => by(async (s) => {
    const asked = [];
    let answered = 0; // the third answer kills it: some are done, some on their way, some not begun
    const one_more = (r) => {
        if (++answered === 3) s.daemon.kill('SIGKILL');
        return r;
    };
    for (let i = 0; i < 8; i++) asked.push(post(s, { ...CASE, case_id: `k${i}`, child_first_name: `Child${i}`, child_dob: `20${10 + (i % 9)}-05-01`, child_sex: i % 2 ? 'SMAL' : 'SFEM' }).then(one_more, () => null));
    const first = await Promise.all(asked);
    await s.kill();
    assert.ok(first.filter((r) => r).length >= 3 && first.some((r) => r.status === 201));
    await s.begin();
    for (let i = 0; i < 8; i++) {
        const r = await until('it is taken', () => post(s, { ...CASE, case_id: `k${i}`, child_first_name: `Child${i}`, child_dob: `20${10 + (i % 9)}-05-01`, child_sex: i % 2 ? 'SMAL' : 'SFEM' }).catch(() => null));
        assert.ok([200, 201, 202].includes(r.status), JSON.stringify(r));
        if (first[i] && first[i].status === 201) assert.strictEqual(r.body.reference, first[i].body.reference);
    }
    const refs = new Set();
    for (let i = 0; i < 8; i++) refs.add((await call(s, 'GET', `crs/?case_id=k${i}`)).body.reference);
    assert.strictEqual(refs.size, s.cases().length);
}));

run(process.argv[2]);
