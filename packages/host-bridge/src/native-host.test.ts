// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { HostLine } from './host-line.ts';
import { nativeHost } from './native-host.ts';
import { simulatedHost } from './simulated-host.ts';

/** A host that says what a test lets it say. */
function saying(answerTo: (message: { id: number; call: string }) => unknown) {
  let onMessage: (message: unknown) => void = () => {};
  const sent: string[] = [];
  const line: HostLine = {
    send(message) {
      sent.push(message);
      queueMicrotask(() => onMessage(answerTo(JSON.parse(message))));
    },
    listen(listener) {
      onMessage = listener;
    },
  };
  return { host: nativeHost(line), sent, tell: (message: unknown) => onMessage(message) };
}

it('a call is answered by its value', async () => {
  const host = nativeHost(simulatedHost().line);
  expect(await host.call('radio.status', {})).toMatchObject({ ok: true, value: { status: 'on' } });
});

it('answers that come in another order find their calls', async () => {
  const held: string[] = [];
  let onMessage: (message: unknown) => void = () => {};
  const host = nativeHost({
    send: (message) => held.push(message),
    listen(listener) {
      onMessage = listener;
    },
  });
  const answers = [host.call('vault.list', { prefix: 'a' }), host.call('vault.list', { prefix: 'b' })];
  for (const message of held.reverse()) {
    const { id, with: asked } = JSON.parse(message);
    onMessage(JSON.stringify({ v: 1, id, ok: true, value: { keys: [asked.prefix] } }));
  }
  expect(await Promise.all(answers)).toEqual([
    { ok: true, value: { keys: ['a'] } },
    { ok: true, value: { keys: ['b'] } },
  ]);
});

it.each([
  ['another form', { value: { keys: 'a' } }],
  ['a member too many', { value: { keys: [], more: 1 } }],
  ['no value', {}],
])('an answer of %s is a fault of the bridge, not ours', async (_, rest) => {
  const { host } = saying(({ id }) => JSON.stringify({ v: 1, id, ok: true, ...rest }));
  expect(await host.call('vault.list', { prefix: '' })).toMatchObject({ ok: false, code: 'bridge.fault' });
});

it('a failure that is not known is a fault too', async () => {
  const { host } = saying(({ id }) => JSON.stringify({ v: 1, id, ok: false, code: 'other', detail: '' }));
  expect(await host.call('vault.erase', {})).toMatchObject({ ok: false, code: 'bridge.fault' });
});

it('a call that breaks its own form never leaves', async () => {
  const { host, sent } = saying(() => '');
  await expect(host.call('vault.read', { keys: ['No Key'] })).rejects.toThrow('a call that no host takes');
  expect(sent).toEqual([]);
});

it('events reach those who follow, and noise reaches nobody', async () => {
  const { host, tell } = saying(() => '');
  const told: string[] = [];
  const end = host.follow((event) => told.push(event));
  for (const noise of [null, 7, '{', '[]', '{"v":1,"event":"other"}', '{"v":2,"event":"radio"}']) tell(noise);
  tell('{"v":1,"event":"radio"}');
  end();
  tell('{"v":1,"event":"radio"}');
  expect(told).toEqual(['radio']);
});

it.each([
  ['a call it does not know', { call: 'radio.explode', with: {} }],
  ['another version', { v: 2 }],
  ['a member that nobody knows', { with: { more: 1 } }],
  ['no argument', { with: null }],
])('a host refuses %s and lives on', async (_, change) => {
  const simulated = simulatedHost();
  const said: unknown[] = [];
  simulated.line.listen((message) => said.push(JSON.parse(String(message))));
  simulated.line.send(JSON.stringify({ v: 1, id: 1, call: 'radio.status', with: {}, ...change }));
  await Promise.resolve();
  expect(said).toMatchObject([{ ok: false, code: 'bridge.refused' }]);
  const host = nativeHost(simulated.line);
  expect((await host.call('radio.status', {})).ok).toBe(true);
});
