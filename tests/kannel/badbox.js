// badbox.js - a bearerbox with faults: speaks the box protocol to whoever connects, and says what a test tells it to say.
'use strict';
const { EventEmitter } = require('events');
const crypto = require('crypto');
const net = require('net');
const { payload, frame, read } = require('./frames');

class BadBox extends EventEmitter {
    constructor() {
        super();
        this.acks = []; // ids the box acknowledged, in order, over all links
        this.messages = []; // MT of the box
        this.links = 0;
        this.closed = 0;
        this.answer = 0; // the ack we give to an MT; null gives none
        this.link = null;
        this.faults = [];
        this.server = net.createServer((c) => this.accept(c));
    }
    listen() {
        return new Promise((done) => this.server.listen(0, '127.0.0.1', () => done((this.port = this.server.address().port))));
    }
    close() {
        if (this.link) this.link.destroy();
        this.server.close();
    }
    accept(c) {
        let rest = Buffer.alloc(0);
        this.links++;
        c.on('error', () => {});
        c.on('close', () => {
            this.closed++;
            if (this.link === c) this.link = null;
            this.emit('closed');
        });
        c.on('data', (piece) => {
            rest = Buffer.concat([rest, piece]);
            while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
                const n = rest.readUInt32BE(0);
                try {
                    this.heard(c, read(rest.subarray(4, 4 + n)));
                } catch (e) {
                    this.faults.push(e.message); // the box itself wrote a bad frame
                }
                rest = rest.subarray(4 + n);
            }
        });
    }
    heard(c, m) {
        if (m.type === 'admin' && m.command === 3) {
            this.link = c;
            this.identified = m.boxc_id;
            this.emit('linked');
        } else if (m.type === 'ack') {
            this.acks.push(m.id);
            this.emit('acked', m.id);
        } else if (m.type === 'sms') {
            this.messages.push(m);
            this.emit('message', m);
            if (this.answer !== null) this.write(frame(payload('ack', { nack: this.answer, time: 1790000000, id: m.id })));
        }
    }
    write(bytes) {
        if (this.link) this.link.write(bytes);
    }
    // A good MO with a new id; `change` replaces fields. Returns its id, and payload.
    mo(text, change = {}) {
        const id = change.id === undefined && 'id' in change ? undefined : change.id || crypto.randomUUID();
        const values = { sender: '+254700000001', receiver: '22116', msgdata: text, time: 1790000000, smsc_id: 'bad', sms_type: 0, coding: 0, ...change, id };
        return { id, body: payload('sms', values) };
    }
    report(outboxId, mask) {
        return this.mo('', { sms_type: 3, dlr_mask: mask, dlr_url: String(outboxId) });
    }
    say(m) {
        this.write(frame(m.body));
        return m.id;
    }
}

module.exports = { BadBox };
