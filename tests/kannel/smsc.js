#!/usr/bin/env node
// smsc.js - an operator's SMSC for the tests and for make run-kannel: SMPP to bearerbox on one side, phones on the other.
//
// Its ledger is the judge of every loss: a line stands there for each text that bearerbox acknowledged (deliver_sm_resp with
// status 0), and from then on nobody may lose it. What was not acknowledged when the link fell is sent again, as a real
// SMSC does. Each part of a text it receives gets a receipt: failed for numbers ending in 9, refused at once for 88 (before
// that rule), no receipt for 77, delivered for all others; a command "rule" changes it for one number.
//
// Alone: smsc.js --port N --control N [--ledger FILE] [--quiet]. Port 0 takes a free one; the first line printed says which.
// The control port (loopback) and stdin take JSON lines: see commands below. Each answer is one JSON line with "re".
'use strict';
const { EventEmitter } = require('events');
const fs = require('fs');
const net = require('net');
const smpp = require('smpp');

// Parts are joined before they are decoded: a part may end in half a character.
const gsm = { encode: smpp.encodings.ASCII.encode, decode: smpp.encodings.ASCII.decode };
for (const name of ['ASCII', 'LATIN1', 'UCS2']) smpp.encodings[name].decode = (b) => b;
const GSM7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/;

function utf16be(text) {
    return Buffer.from(text, 'utf16le').swap16();
}
function decode(coding, bytes) {
    if (coding === 8) return Buffer.from(bytes).swap16().toString('utf16le');
    return coding === 0 ? gsm.decode(bytes) : bytes.toString('latin1');
}

// The bodies of the parts of a text: one of 160 septets or 140 bytes, else of 153 or 134, never inside a character.
function split(text, coding) {
    const bytes = coding === 8 ? utf16be(text) : gsm.encode(text);
    const one = coding === 8 ? 140 : 160;
    const each = coding === 8 ? 134 : 153;
    if (bytes.length <= one) return [bytes];
    const parts = [];
    for (let i = 0; i < bytes.length;) {
        let end = Math.min(i + each, bytes.length);
        if (end < bytes.length && coding === 0 && bytes[end - 1] === 0x1b) end -= 1;
        if (end < bytes.length && coding === 8 && (bytes[end - 2] & 0xfc) === 0xd8) end -= 2;
        parts.push(bytes.subarray(i, end));
        i = end;
    }
    return parts;
}

class Smsc extends EventEmitter {
    constructor(options = {}) {
        super();
        this.options = options;
        this.ledger = options.ledger ? fs.openSync(options.ledger, 'a', 0o600) : -1;
        this.acked = []; // {tag, from, text, part, parts} as bearerbox acknowledged them
        this.refused = 0;
        this.waiting = []; // deliver_sm to send
        this.flying = new Set(); // sent, not answered
        this.window = options.window || 50;
        this.sessions = new Set();
        this.texts = []; // whole texts that arrived at phones
        this.joining = new Map();
        this.rules = new Map();
        this.submits = 0;
        this.ref = 0;
        this.nextId = 1;
        this.server = smpp.createServer((s) => this.session(s));
    }
    listen(port = 0) {
        return new Promise((done, fail) => {
            this.server.once('error', fail);
            this.server.listen(port, '127.0.0.1', () => {
                this.port = this.server.address().port;
                done(this.port);
            });
        });
    }
    close() {
        for (const s of this.sessions) s.destroy();
        this.server.close();
        if (this.ledger >= 0) fs.closeSync(this.ledger);
        this.ledger = -1;
    }
    get bound() {
        for (const s of this.sessions) if (s.receives) return s;
        return null;
    }
    session(s) {
        const bind = (receives) => (pdu) => {
            s.receives = receives;
            this.sessions.add(s);
            s.send(pdu.response({ system_id: 'SIM' }));
            this.emit('bound');
            this.pump();
        };
        s.on('error', () => {});
        s.on('close', () => this.lost(s));
        s.on('bind_transceiver', bind(true));
        s.on('bind_receiver', bind(true));
        s.on('bind_transmitter', bind(false));
        s.on('enquire_link', (pdu) => s.send(pdu.response()));
        s.on('unbind', (pdu) => {
            s.send(pdu.response());
            s.close();
        });
        s.on('submit_sm', (pdu) => this.submitted(s, pdu));
    }
    lost(s) {
        this.sessions.delete(s);
        for (const m of [...this.flying]) {
            if (m.session !== s) continue;
            this.flying.delete(m);
            this.waiting.unshift(m);
        }
        this.emit('lost');
        this.pump();
    }

    // A hop of USSD: {from, to: the code dialled, text, op, info: two bytes}. Its screens come as 'screen'.
    ussd(m) {
        this.bound.deliver_sm({
            source_addr: m.from.replace('+', ''), source_addr_ton: 1, source_addr_npi: 1, destination_addr: m.to || '*384*116#', service_type: 'USSD',
            data_coding: m.coding ?? 15, short_message: Buffer.from(m.text || '', 'latin1'), ussd_service_op: m.op,
            its_session_info: m.info, // a Buffer
        }, (resp) => this.emit('hopped', resp.command_status));
    }

    // From a phone: {from, to, text | hex, coding: 0|8|4, order: 'right'|'reverse'|'half', repeat, tag}. Answers its parts.
    send(m) {
        const coding = m.coding !== undefined ? m.coding : GSM7.test(m.text || '') ? 0 : 8;
        const bodies = m.hex !== undefined ? [Buffer.from(m.hex, 'hex')] : split(m.text, coding);
        const ref = ++this.ref & 255;
        let parts = bodies.map((body, i) => ({ body, coding, ref, part: i + 1, parts: bodies.length, mo: m }));
        if (m.order === 'reverse') parts.reverse();
        if (m.order === 'half') parts = parts.slice(0, Math.ceil(parts.length / 2));
        for (let k = 0; k < (m.repeat || 1); k++) this.waiting.push(...parts);
        this.pump();
        return parts.length;
    }
    pump() {
        for (let s; this.waiting.length && this.flying.size < this.window && (s = this.bound);) this.deliver(s, this.waiting.shift());
    }
    deliver(s, m) {
        m.session = s;
        this.flying.add(m);
        const udh = m.parts > 1 ? Buffer.from([5, 0, 3, m.ref, m.parts, m.part]) : null;
        const went = s.deliver_sm({
            source_addr: m.mo.from.replace('+', ''), source_addr_ton: /^\+?\d{7,}$/.test(m.mo.from) ? 1 : 5, source_addr_npi: 1,
            destination_addr: m.mo.to || '22116', data_coding: m.coding, esm_class: udh ? 0x40 : 0,
            short_message: udh ? { udh, message: m.body } : m.body,
        }, (resp) => {
            if (!this.flying.delete(m)) return;
            if (resp.command_status === 0) this.acknowledged(m);
            else if ([0x14, 0x58].includes(resp.command_status)) this.waiting.push(m); // queue full, throttled
            else this.refused++;
            this.pump();
        });
        if (!went) {
            this.flying.delete(m);
            this.waiting.unshift(m);
            s.receives = false;
        }
    }
    acknowledged(m) {
        const line = { tag: m.mo.tag, from: m.mo.from, text: m.mo.text, part: m.part, parts: m.parts };
        this.acked.push(line);
        if (this.ledger >= 0) fs.writeSync(this.ledger, JSON.stringify(line) + '\n');
        this.emit('acked', line);
    }
    get quiet() {
        return this.waiting.length === 0 && this.flying.size === 0;
    }

    // To a phone.
    rule(to) {
        return this.rules.get(to) || (to.endsWith('88') ? 'refused' : to.endsWith('77') ? 'silent' : to.endsWith('9') ? 'failed' : 'delivered');
    }
    submitted(s, pdu) {
        const to = (pdu.dest_addr_ton === 1 ? '+' : '') + pdu.destination_addr;
        const says = this.rule(to);
        this.submits++;
        if (says === 'refused') {
            s.send(pdu.response({ command_status: smpp.ESME_RINVDSTADR }));
            return;
        }
        const id = (this.nextId++).toString(16).padStart(8, '0');
        s.send(pdu.response({ message_id: id }));
        if (pdu.ussd_service_op !== undefined) {
            const info = Buffer.from(pdu.its_session_info || []);
            this.emit('screen', { to, from: pdu.source_addr, op: pdu.ussd_service_op, info, text: decode(pdu.data_coding, Buffer.from(pdu.short_message.message)) });
            return;
        }
        this.part(to, pdu);
        if ((pdu.registered_delivery & 3) === 0 || says === 'silent') return;
        setTimeout(() => this.receipt(id, to, pdu, says), this.options.receiptMs ?? 20);
    }
    receipt(id, to, pdu, says) {
        const s = this.bound;
        const good = says === 'delivered';
        const stat = good ? 'DELIVRD' : 'UNDELIV';
        if (!s) {
            setTimeout(() => this.receipt(id, to, pdu, says), 200).unref();
            return;
        }
        s.deliver_sm({
            source_addr: to.replace('+', ''), source_addr_ton: 1, source_addr_npi: 1, destination_addr: pdu.source_addr, esm_class: 4,
            receipted_message_id: id, message_state: good ? 2 : 5,
            short_message: `id:${id} sub:001 dlvrd:00${good ? 1 : 0} submit date:2611212100 done date:2611212101 stat:${stat} err:000 text:`,
        }, (resp) => this.emit('receipted', { id, to, says, status: resp.command_status }));
    }
    part(to, pdu) {
        const sm = pdu.short_message;
        const concat = (sm.udh || []).find((ie) => ie[0] === 0 && ie[1] === 3);
        const from = pdu.source_addr;
        const key = concat ? [from, to, concat[2]].join(' ') : '';
        const bodies = (concat && this.joining.get(key)) || [];
        const of = concat ? concat[3] : 1;
        bodies[concat ? concat[4] - 1 : 0] = Buffer.from(sm.message);
        if (bodies.filter(Boolean).length < of) {
            this.joining.set(key, bodies);
            return;
        }
        this.joining.delete(key);
        const text = decode(pdu.data_coding, Buffer.concat(bodies));
        const whole = { to, from, text, parts: of, coding: pdu.data_coding, validity: pdu.validity_period };
        this.texts.push(whole);
        this.emit('text', whole);
    }

    // `count` texts of a load, {n} replaced by the number (or made by a function of it); one phone each; at most `rate` a second, if given. Answers what ends it.
    load({ count, text = 'REPORT neglect boy 6 Ganda n{n}', tag = 'load', rate = 0, first = 0 }) {
        const start = Date.now();
        let i = 0;
        let on = true;
        const more = () => {
            const due = rate ? Math.min(count, Math.floor(((Date.now() - start) / 1000) * rate)) : count;
            for (; i < due; i++) {
                const n = first + i;
                const says = typeof text === 'function' ? text(n) : text.replace('{n}', n);
                this.waiting.push({
                    body: gsm.encode(says), coding: 0, ref: 0, part: 1, parts: 1,
                    mo: { from: '+2547' + String(n).padStart(8, '0'), to: '22116', text: says, tag: tag + n },
                });
            }
            this.pump();
            if (on && i < count && this.server.listening) setTimeout(more, 5);
        };
        more();
        return () => {
            on = false;
        };
    }
}

// What a control line may ask. "watch" turns its connection into a stream of {"ev": "text" | "acked" | "bound" | "lost", ...}.
const commands = {
    send: (smsc, c) => ({ parts: smsc.send(c) }),
    load: (smsc, c) => void smsc.load(c),
    rule: (smsc, c) => void smsc.rules.set(c.to, c.say),
    status: (smsc) => ({ bound: !!smsc.bound, acked: smsc.acked.length, refused: smsc.refused, waiting: smsc.waiting.length, flying: smsc.flying.size, submits: smsc.submits, texts: smsc.texts.length }),
    texts: (smsc, c) => ({ texts: smsc.texts.filter((t) => !c.to || t.to === c.to) }),
    watch: (smsc, c, say) => {
        for (const ev of ['text', 'acked', 'bound', 'lost']) {
            const tell = (what) => say({ ev, ...what });
            smsc.on(ev, tell);
            say.end.push(() => smsc.off(ev, tell));
        }
    },
    quit: (smsc) => void setImmediate(() => process.exit(0)),
};
function serve(smsc, input, output) {
    let rest = '';
    const say = (what) => output.writable && output.write(JSON.stringify(what) + '\n');
    say.end = [];
    input.setEncoding('utf8');
    input.on('error', () => {});
    input.on('close', () => say.end.forEach((f) => f()));
    input.on('data', (piece) => {
        const lines = (rest + piece).split('\n');
        rest = lines.pop();
        for (const line of lines.filter((l) => l.trim())) {
            try {
                const c = JSON.parse(line);
                if (!commands[c.do]) throw new Error(`do what? one of: ${Object.keys(commands).join(' ')}`);
                say({ re: c.do, ...commands[c.do](smsc, c, say) });
            } catch (e) {
                say({ re: 'error', why: e.message });
            }
        }
    });
}

async function main(args) {
    const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
    const smsc = new Smsc({ ledger: option('--ledger') });
    await smsc.listen(+option('--port', 0));
    const control = net.createServer((c) => serve(smsc, c, c));
    await new Promise((done) => control.listen(+option('--control', 0), '127.0.0.1', done));
    console.log(JSON.stringify({ smpp: smsc.port, control: control.address().port }));
    if (!args.includes('--quiet')) {
        smsc.on('text', (t) => console.log(JSON.stringify({ ev: 'text', ...t })));
        smsc.on('bound', () => console.log(JSON.stringify({ ev: 'bound' })));
    }
    serve(smsc, process.stdin, process.stdout);
    process.on('SIGTERM', () => process.exit(0));
}

module.exports = { Smsc };
if (require.main === module) main(process.argv.slice(2));
