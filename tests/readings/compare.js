// compare.js MLINZI FILE...: gives the parts of every row to `mlinzi read --batch` and compares what it says with what the
// row expects, field by field; only the fields a row names. {REF} stands for a reference with a right check digit.
'use strict';
const fs = require('fs');
const { spawnSync } = require('child_process');
const { isDeepStrictEqual } = require('util');

const [mlinzi, ...files] = process.argv.slice(2);
const REF = '48173024';
const tally = {};
let count = 0, failed = 0;

const nothing = (v) => v === undefined || v === null || (Array.isArray(v) && v.length === 0);

function flat(reading) {
  const { place, ...rest } = reading;
  for (const [key, value] of Object.entries(place || {})) rest[`place.${key}`] = value;
  return rest;
}

function compare(have, want) {
  const faults = [];
  for (const [field, value] of Object.entries(flat(want))) {
    const t = (tally[field] ??= { right: 0, null: 0, wrong: 0 });
    const had = flat(have)[field];
    if (isDeepStrictEqual(had, value) || (nothing(had) && nothing(value))) t.right++;
    else {
      const kind = nothing(had) ? 'null' : 'wrong';
      t[kind]++;
      faults.push(`${field} is ${kind}: ${JSON.stringify(had)}, not ${JSON.stringify(value)}`);
    }
  }
  return faults;
}

for (const file of files) {
  const rows = fs.readFileSync(file, 'utf8').split('\n').slice(1).filter((l) => l && !l.startsWith('#'))
    .map((l) => l.replaceAll('{REF}', REF).split('\t'));
  const run = spawnSync(mlinzi, ['read', '--at', '2026-11-21 12:00', '--batch', '-'],
    { input: rows.map((r) => r[2] + '\n').join(''), encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = (run.stdout || '').split('\n');
  if (run.status !== 0 || lines.length !== rows.length + 1) {
    console.log(`# ${run.error || run.stderr}\nnot ok ${++count} - ${file}: ${rows.length} texts gave ${lines.length - 1} readings, status ${run.status}`);
    failed++;
    continue;
  }
  rows.forEach((row, i) => {
    const faults = compare(JSON.parse(lines[i]), JSON.parse(row[4]));
    if (faults.length) console.log(`# ${row[2]}\n${faults.map((f) => `#   ${f}`).join('\n')}`);
    failed += faults.length > 0;
    console.log(`${faults.length ? 'not ok' : 'ok'} ${++count} - reading ${row[0]}`);
  });
}
for (const [field, t] of Object.entries(tally)) console.log(`# = ${field.padEnd(20)} ${t.right} right, ${t.null} null, ${t.wrong} wrong`);
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
