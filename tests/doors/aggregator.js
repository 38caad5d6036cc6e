// aggregator.js - a stand-in for an aggregator, of the tests' own: it takes texts as the real one's API does, over TLS with any
// certificate it is given, gives them names, and calls back as the real one calls. What it answers is told it beforehand.
'use strict';
const http = require('http');
const https = require('https');

// ANSWERS: how a text is met. Each is given the request, its fields and the response; what it returns is kept as the outcome.
const ANSWERS = {
    take: (a, fields, res) => a.taken(fields, res, 101),
    code: (number) => (a, fields, res) => a.taken(fields, res, number),
    status: (number, body = 'no') => (a, fields, res) => res.writeHead(number, { 'Content-Type': 'text/plain' }).end(body),
    cut: (a, fields, res) => res.socket.destroy(), // it has read all of it and says nothing
    cutTaken: (a, fields, res) => {
        a.name();
        res.socket.destroy();
    },
    silent: () => undefined,
    garbage: (a, fields, res) => res.writeHead(200).end('<html>thank you</html>'),
};

class Aggregator {
    // { key, cert }: PEM, for TLS. { key: apikey it wants }
    constructor({ tls, apikey = 'the-key' } = {}) {
        this.texts = []; // { body, fields, headers, name, at }
        this.answers = []; // of the next texts, then `otherwise`
        this.otherwise = ANSWERS.take;
        this.apikey = apikey;
        this.named = 0;
        this.open = 0;
        this.most = 0;
        this.started = Date.now();
        const on = (req, res) => this.request(req, res);
        this.server = tls ? https.createServer(tls, on) : http.createServer(on);
        this.server.on('tlsClientError', () => this.handshakes++);
        this.handshakes = 0; // that failed
        this.scheme = tls ? 'https' : 'http';
    }
    listen(port = 0) {
        return new Promise((done, no) => this.server.once('error', no).listen(port, '127.0.0.1', () => {
            this.port = this.server.address().port;
            done(this);
        }));
    }
    close() {
        this.server.closeAllConnections();
        return new Promise((done) => this.server.close(done));
    }
    name() {
        return `ATXid_${(++this.named).toString(16).padStart(8, '0')}`;
    }
    request(req, res) {
        const pieces = [];
        this.most = Math.max(this.most, ++this.open);
        res.on('close', () => this.open--);
        req.on('data', (d) => pieces.push(d));
        req.on('end', () => {
            const body = Buffer.concat(pieces).toString('latin1');
            const fields = Object.fromEntries(new URLSearchParams(body));
            const text = { body, fields, headers: req.headers, path: req.url, at: Date.now() };
            if (req.headers.apikey !== this.apikey) {
                res.writeHead(401).end('The supplied authentication is invalid');
                return;
            }
            this.texts.push(text);
            this.last = text;
            (this.answers.shift() || this.otherwise)(this, fields, res);
        });
    }
    taken(fields, res, code) {
        const name = this.name();
        this.last.name = name;
        res.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({
            SMSMessageData: {
                Message: 'Sent to 1/1 Total Cost: KES 0.8000',
                Recipients: [{ statusCode: code, number: fields.to, status: code < 200 ? 'Success' : 'Failed', cost: code < 200 ? 'KES 0.8000' : '0', messageId: code < 200 ? name : 'None' }],
            },
        }));
    }
}

// A form posted as the aggregator posts it: { status, body }; status 0 when the connection ended.
function post(url, fields, { headers = {}, agent } = {}) {
    return new Promise((done) => {
        const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
        const req = http.request(url, { method: 'POST', agent, headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body), ...headers } }, (res) => {
            const pieces = [];
            res.on('data', (d) => pieces.push(d));
            res.on('end', () => done({ status: res.statusCode, headers: res.headers, body: Buffer.concat(pieces).toString() }));
            res.on('error', () => done({ status: 0 }));
        });
        req.on('error', () => done({ status: 0, body: '' }));
        req.end(body);
    });
}

module.exports = { Aggregator, ANSWERS, post };
