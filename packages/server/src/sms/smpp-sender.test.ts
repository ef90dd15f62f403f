// SPDX-License-Identifier: GPL-3.0-only
// Against a message centre in this process: the library's own server, and sockets that answer with what no centre should.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import { afterEach, expect, it } from 'vitest';
import { smppStatus } from './smpp-link.ts';
import { relativeTime, type SmppSenderOptions, smppOutcome, smppSender } from './smpp-sender.ts';
import type { SmsMessage } from './sms-sender.ts';

const message = (text = '123456 la ma'): SmsMessage => ({ to: '+84912345678', text, reference: 'r' });
const never = new AbortController().signal;
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function listening(server: Server, sockets: () => readonly { destroy(): void }[]): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    for (const socket of sockets()) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

interface Centre {
  readonly port: number;
  readonly sessions: Session[];
  /** Everything it was asked, in order. */
  readonly asked: Pdu[];
  /** What it answers to a request: a command status, or nothing at all. */
  answer: (pdu: Pdu) => number | 'silence' | 'hang up';
}

async function centre(): Promise<Centre> {
  const sessions: Session[] = [];
  const asked: Pdu[] = [];
  const server = smpp.createServer((session) => {
    sessions.push(session);
    session.on('error', () => {});
    session.on('pdu', (pdu: Pdu) => {
      asked.push(pdu);
      if (pdu.isResponse()) return;
      const said = self.answer(pdu);
      if (said === 'hang up') session.destroy();
      else if (said !== 'silence') session.send(pdu.response({ command_status: said, message_id: 'm1' }));
    });
  });
  const self: Centre = { port: await listening(server, () => sessions), sessions, asked, answer: () => 0 };
  return self;
}

/** A listener whose every connection is handed to a function as bare bytes. */
async function bareCentre(onData: (socket: Socket, piece: Buffer) => void): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (piece) => onData(socket, piece));
  });
  return await listening(server, () => sockets);
}

function senderTo(port: number, options: Partial<SmppSenderOptions> = {}) {
  const sender = smppSender({
    ...{ name: 'operator', host: '127.0.0.1', port, tls: false },
    ...{ systemId: 'bluezone', password: 'secret', systemType: '' },
    ...{ from: 'BLUEZONE', validitySeconds: 600, window: 10 },
    times: { openMs: 2000, answerMs: 2000, enquireMs: 60_000 },
    ...options,
  });
  cleanups.push(() => sender.close());
  return sender;
}

const commands = ({ asked }: Centre) => asked.map(({ command }) => command);

it('binds once and submits: no receipt wanted, short-lived, the brand as sender', async () => {
  const c = await centre();
  const sender = senderTo(c.port);
  expect(await sender.send(message(), never)).toBe('accepted');
  expect(await sender.send(message(), never)).toBe('accepted');
  expect(commands(c)).toEqual(['bind_transceiver', 'submit_sm', 'submit_sm']);
  expect(c.asked[0]).toMatchObject({ system_id: 'bluezone', password: 'secret', interface_version: 0x34 });
  expect(c.asked[1]).toMatchObject({
    ...{ source_addr: 'BLUEZONE', source_addr_ton: 5, source_addr_npi: 0 },
    ...{ destination_addr: '84912345678', dest_addr_ton: 1, dest_addr_npi: 1 },
    ...{ registered_delivery: 0, esm_class: 0, data_coding: 0 },
    short_message: { message: '123456 la ma' },
  });
});

it('uses the default alphabet where it can, UTF-16 where it must, and sends nothing in several parts', async () => {
  const c = await centre();
  const sender = senderTo(c.port);
  const marked = 'Mã Bluezone của bạn là 123456. Đừng đưa cho ai.';
  expect(await sender.send(message('a'.repeat(160)), never)).toBe('accepted');
  expect(await sender.send(message(marked), never)).toBe('accepted');
  expect(await sender.send(message('a'.repeat(161)), never)).toBe('refused');
  expect(await sender.send(message('ã'.repeat(71)), never)).toBe('refused');
  expect(c.asked.slice(1)).toMatchObject([
    { data_coding: 0, short_message: { message: 'a'.repeat(160) } },
    { data_coding: 8, short_message: { message: marked } },
  ]);
  expect(commands(c)).toHaveLength(3);
});

it('gives numbers as sender their type', async () => {
  const c = await centre();
  await senderTo(c.port, { from: '8088' }).send(message(), never);
  await senderTo(c.port, { from: '+84901234567' }).send(message(), never);
  const submitted = c.asked.filter(({ command }) => command === 'submit_sm');
  expect(submitted).toMatchObject([
    { source_addr: '8088', source_addr_ton: 3, source_addr_npi: 1 },
    { source_addr: '84901234567', source_addr_ton: 1, source_addr_npi: 1 },
  ]);
});

it.each([
  [smppStatus.ok, 'accepted'],
  [smppStatus.throttled, 'failed'],
  [smppStatus.queueFull, 'failed'],
  [smppStatus.systemError, 'failed'],
  [0x0b, 'refused'],
  [smppStatus.submitFailed, 'refused'],
  [0x0400, 'refused'],
] as const)('takes a command status %i of a message for %s', async (status, outcome) => {
  const c = await centre();
  c.answer = ({ command }) => (command === 'submit_sm' ? status : 0);
  expect(await senderTo(c.port).send(message(), never)).toBe(outcome);
});

it.each([
  [smppStatus.invalidPassword, 'unusable'],
  [smppStatus.invalidSystemId, 'unusable'],
  [smppStatus.bindFailed, 'unusable'],
  [smppStatus.systemError, 'failed'],
  [smppStatus.alreadyBound, 'failed'],
] as const)('takes a bind answered with %i for %s', async (status, outcome) => {
  const c = await centre();
  c.answer = () => status;
  expect(await senderTo(c.port).send(message(), never)).toBe(outcome);
  expect(smppOutcome(undefined)).toBe('failed');
});

it('binds again after the link broke, and again after the centre says goodbye', async () => {
  const c = await centre();
  const sender = senderTo(c.port);
  expect(await sender.send(message(), never)).toBe('accepted');
  c.answer = () => 'hang up';
  expect(await sender.send(message(), never)).toBe('failed');
  c.answer = () => 0;
  expect(await sender.send(message(), never)).toBe('accepted');
  const [session] = c.sessions.slice(-1) as [Session];
  const ended = once(session, 'close');
  session.send(new smpp.PDU('unbind'));
  await ended;
  expect(await sender.send(message(), never)).toBe('accepted');
  expect(commands(c).filter((command) => command === 'bind_transceiver')).toHaveLength(3);
  expect(commands(c)).toContain('unbind_resp');
});

it('binds once for messages that come together, and keeps its window', async () => {
  const c = await centre();
  let open = 0;
  let most = 0;
  c.answer = ({ command }) => {
    if (command === 'submit_sm') most = Math.max(most, ++open);
    return 0;
  };
  const sender = senderTo(c.port, { window: 3 });
  const sent = Array.from({ length: 20 }, () =>
    sender.send(message(), never).then((outcome) => {
      open--;
      return outcome;
    }),
  );
  expect(new Set(await Promise.all(sent))).toEqual(new Set(['accepted']));
  expect(most).toBeLessThanOrEqual(3);
  expect(c.sessions).toHaveLength(1);
});

it('gives up on a centre that is silent at the bind or at a message, and on nobody there', async () => {
  const times = { openMs: 50, answerMs: 50, enquireMs: 60_000 };
  const c = await centre();
  c.answer = () => 'silence';
  expect(await senderTo(c.port, { times }).send(message(), never)).toBe('failed');
  c.answer = ({ command }) => (command === 'submit_sm' ? 'silence' : 0);
  const sender = senderTo(c.port, { times });
  expect(await sender.send(message(), never)).toBe('failed');
  c.answer = () => 0;
  expect(await sender.send(message(), never)).toBe('accepted');
  expect(await senderTo(1, { times }).send(message(), never)).toBe('failed');
});

it('notices by itself that a centre is gone, and says that it is there when asked', async () => {
  const c = await centre();
  let enquired = () => {};
  const asked = new Promise<void>((resolve) => {
    enquired = resolve;
  });
  c.answer = ({ command }) => {
    if (command !== 'enquire_link') return 0;
    enquired();
    return 'silence';
  };
  const sender = senderTo(c.port, { times: { openMs: 2000, answerMs: 30, enquireMs: 10 } });
  expect(await sender.send(message(), never)).toBe('accepted');
  const [session] = c.sessions as [Session];
  const gone = once(session, 'close');
  const answered = new Promise<Pdu>((resolve) => session.once('enquire_link_resp', resolve));
  session.send(new smpp.PDU('enquire_link'));
  expect((await answered).command_status).toBe(0);
  await asked;
  await gone;
  c.answer = () => 0;
  expect(await sender.send(message(), never)).toBe('accepted');
});

it('acknowledges what a centre delivers unasked, and looks at none of it', async () => {
  const c = await centre();
  const sender = senderTo(c.port);
  await sender.send(message(), never);
  const [session] = c.sessions as [Session];
  const answered = new Promise<Pdu>((resolve) => session.once('deliver_sm_resp', resolve));
  session.send(new smpp.PDU('deliver_sm', { short_message: 'id:1 stat:DELIVRD' }));
  expect((await answered).command_status).toBe(0);
  expect(await sender.send(message(), never)).toBe('accepted');
});

it.each([
  ['a length beyond any limit', Buffer.from('ffffffff0000000000000000', 'hex')],
  ['a length below its own head', Buffer.from('0000000800000009', 'hex')],
  ['a length of nothing', Buffer.from('00000000000000000000000000000000', 'hex')],
  ['an answer to nothing', Buffer.from('00000010800000090000000000000063', 'hex')],
  ['a text without its end', Buffer.from('0000001280000009000000000000000141', 'hex')],
  ['another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
])('survives a centre that answers with %s', async (_what, bytes) => {
  const port = await bareCentre((socket) => void socket.write(bytes));
  const sender = senderTo(port, { times: { openMs: 100, answerMs: 100, enquireMs: 60_000 } });
  expect(await sender.send(message(), never)).not.toBe('accepted');
});

it('ends what is under way when the outbox closes, and says goodbye to the centre', async () => {
  const c = await centre();
  const closing = new AbortController();
  c.answer = ({ command }) => {
    if (command !== 'submit_sm') return 0;
    closing.abort();
    return 'silence';
  };
  const aborted = senderTo(c.port, { times: { openMs: 60_000, answerMs: 60_000, enquireMs: 60_000 } });
  expect(await aborted.send(message(), closing.signal)).toBe('failed');
  c.answer = () => 0;
  const sender = senderTo(c.port);
  await sender.send(message(), never);
  const [session] = c.sessions.slice(-1) as [Session];
  const goodbye = once(session, 'unbind');
  await sender.close();
  await goodbye;
});

it('writes relative times as the protocol does', () => {
  expect(relativeTime(600)).toBe('000000001000000R');
  expect(relativeTime(1)).toBe('000000000100000R');
  expect(relativeTime(1e9)).toBe('000000235959000R');
});
