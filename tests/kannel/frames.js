// frames.js - the box protocol's frames for the bearerboxes of our own (badbox.js): written apart from gateway/box.c, so that
// a mistake in one is not repeated in the other.
'use strict';

// Order and kinds of the 31 fields of an sms: S string, I number, U id.
const SMS = ('S sender,S receiver,S udhdata,S msgdata,I time,S smsc_id,S smsc_number,S foreign_id,S service,S account,U id,' +
    'I sms_type,I mclass,I mwi,I coding,I compress,I validity,I deferred,I dlr_mask,S dlr_url,I pid,I alt_dcs,I rpi,' +
    'S charset,S boxc_id,S binfo,I msg_left,I priority,I resend_try,I resend_time,S meta_data')
    .split(',').map((f) => f.split(' '));
const FIELDS = { 0: [['I', 'load']], 1: [['I', 'command'], ['S', 'boxc_id']], 2: SMS, 3: [['I', 'nack'], ['I', 'time'], ['U', 'id']] };
const TYPE = { heartbeat: 0, admin: 1, sms: 2, ack: 3, wdp: 4 };

function i32(v) {
    const b = Buffer.alloc(4);
    b.writeInt32BE(v | 0);
    return b;
}
// One field as bytes; undefined is unset or null. A number in place of a string writes that length and no bytes.
function field([kind], v) {
    if (kind === 'I') return i32(v === undefined ? -1 : v);
    if (v === undefined) return i32(-1);
    if (typeof v === 'number') return i32(v);
    const bytes = Buffer.isBuffer(v) ? v : Buffer.from(v);
    return Buffer.concat([i32(bytes.length), bytes]);
}
function payload(type, values = {}) {
    return Buffer.concat([i32(TYPE[type]), ...FIELDS[TYPE[type]].map((f) => field(f, values[f[1]]))]);
}
function frame(body, length = body.length) {
    const b = Buffer.alloc(4);
    b.writeUInt32BE(length >>> 0);
    return Buffer.concat([b, body]);
}
// Reads a good payload; anything else throws.
function read(body) {
    const type = body.readInt32BE(0);
    const out = { type: Object.keys(TYPE)[type] };
    let at = 4;
    for (const [kind, name] of FIELDS[type]) {
        const v = body.readInt32BE(at);
        at += 4;
        if (kind === 'I') {
            if (v !== -1) out[name] = v;
        } else if (v !== -1) {
            if (v < 0 || at + v > body.length) throw new Error(`${name} ends outside the frame`);
            out[name] = body.subarray(at, at + v);
            if (name !== 'msgdata' && name !== 'udhdata') out[name] = out[name].toString();
            at += v;
        }
    }
    if (at !== body.length) throw new Error('bytes after the last field');
    return out;
}

module.exports = { payload, frame, read };
