// texts.js - counts a text's parts of SMS while it is typed, by the same rules as base/gsm.c (3GPP TS 23.038, 23.040). The page
// does all of it without: this only saves asking. Both counters are held against each other in console_texts_test.
'use strict';
const beyond = new Set([0xA1, 0xA3, 0xA4, 0xA5, 0xA7, 0xBF, 0xC4, 0xC5, 0xC6, 0xC7, 0xC9, 0xD1, 0xD6, 0xD8, 0xDC, 0xDF, 0xE0, 0xE4,
    0xE5, 0xE6, 0xE8, 0xE9, 0xEC, 0xF1, 0xF2, 0xF6, 0xF8, 0xF9, 0xFC, 0x393, 0x394, 0x398, 0x39B, 0x39E, 0x3A0, 0x3A3, 0x3A6,
    0x3A8, 0x3A9]);
const twice = new Set([...'\f^{}\\[~]|\u20AC'].map((c) => c.codePointAt(0)));

function septets(c) { // 0: GSM 03.38 has it not
    if (twice.has(c)) return 2;
    if (c === 10 || c === 13) return 1;
    if (c === 96) return 0;
    if (c < 128) return c >= 32 && c !== 127 ? 1 : 0;
    return beyond.has(c) ? 1 : 0;
}

function smsMeasure(text) {
    const points = [...text].map((c) => c.codePointAt(0));
    const gsm7 = points.every((c) => septets(c) > 0);
    const units = points.map((c) => (gsm7 ? septets(c) : c >= 0x10000 ? 2 : 1));
    const sum = units.reduce((a, b) => a + b, 0);
    if (!sum) return { gsm7, units: 0, parts: 0 };
    if (sum <= (gsm7 ? 160 : 70)) return { gsm7, units: sum, parts: 1 };
    const room = gsm7 ? 153 : 67;
    let parts = 1, used = 0;
    for (const n of units) {
        if (used + n > room) parts++, used = 0;
        used += n;
    }
    return { gsm7, units: sum, parts };
}

function smsForeign(text) { // what is not in the alphabet, each once
    return [...new Set([...text].filter((c) => septets(c.codePointAt(0)) === 0))].join(' ');
}

if (typeof document !== 'undefined')
    for (const area of document.querySelectorAll('textarea[data-count]')) {
        const out = document.getElementById(area.dataset.count);
        const tell = () => {
            const text = area.value.replace(/\r\n/g, '\n'), m = smsMeasure(text), foreign = smsForeign(text);
            out.textContent = `${m.units} ${out.dataset.units}, ${m.parts} ${m.parts === 1 ? out.dataset.part : out.dataset.parts}` + (foreign ? `. ${out.dataset.foreign}: ${foreign}` : '');
        };
        area.addEventListener('input', tell);
        tell();
    }
if (typeof module !== 'undefined') module.exports = { smsMeasure, smsForeign };
