// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createKeyring } from '../keys/keyring.ts';
import { silentLog } from '../log.ts';
import { memoryObjectStore } from '../objects/memory-object-store.ts';
import { createServer } from '../server.ts';
import { demoSettings } from '../settings.ts';
import { developmentInbox } from '../sms/development-inbox.ts';
import { smsOutbox } from '../sms/sms-outbox.ts';
import { registerNumber } from '../testing/register-number.ts';
import { emptyStore, noon } from '../testing/test-server.ts';
import { registrationMetrics } from './registration-metrics.ts';

const day = 86_400;

test('what fails is counted at once, what people did when its day is over, all by names of ours', async () => {
  const registry = new Registry();
  let now = 10 * day + 100;
  const metrics = registrationMetrics(registry, () => now);
  metrics.watch({ waiting: 3, closed: 1 });
  metrics.count('registered');
  metrics.count('registered');
  metrics.count('later-budget');
  metrics.onTry('gateway-1', 'failed');
  metrics.onTry('gateway-1', 'accepted');
  metrics.onEnd('sent');
  const told = async (text: string) => (await registry.metrics()).includes(`${text}\n`);
  for (const line of [
    'bluezone_registration_later_total{event="later-budget"} 1',
    'bluezone_registration_later_total{event="later-hour"} 0',
    'bluezone_sms_failed_tries_total{sender="gateway-1",outcome="failed"} 1',
    'bluezone_sms_lost_total{end="late"} 0',
    'bluezone_sms_waiting 3',
    'bluezone_sms_senders_left_alone 1',
  ])
    expect([line, await told(line)]).toEqual([line, true]);
  const ofPeople = [
    'bluezone_registration_events_of_yesterday{event="registered"} 2',
    'bluezone_sms_tries_of_yesterday{sender="gateway-1",outcome="accepted"} 1',
    'bluezone_sms_ends_of_yesterday{end="sent"} 1',
  ];
  for (const line of ofPeople) expect([line, await told(line)]).toEqual([line, false]);
  expect(await registry.metrics()).not.toContain('registered');
  now = 11 * day;
  for (const line of ofPeople) expect([line, await told(line)]).toEqual([line, true]);
  now = 12 * day;
  for (const line of ofPeople) expect([line, await told(line)]).toEqual([line, false]);
});

test('a server counts registration where it is told to', async () => {
  const registry = new Registry();
  let now = noon;
  const inbox = developmentInbox(() => now);
  const server = createServer({
    ...{ store: await emptyStore(), objects: memoryObjectStore(), keys: createKeyring(), inbox },
    ...{ configuration: defaultConfiguration, settings: demoSettings(), metrics: registry },
    clock: () => now,
  });
  if (!server.ok) throw new Error(server.detail);
  await registerNumber({ server: server.value, inbox }, '+84912345678');
  now += day;
  const text = await registry.metrics();
  expect(text).toContain('bluezone_registration_events_of_yesterday{event="registered"} 1\n');
  expect(text).toContain('bluezone_sms_ends_of_yesterday{end="sent"} 1\n');
});

test('no label holds anything that a request brought', async () => {
  const registry = new Registry();
  let now = 0;
  const { onTry, onEnd, watch } = registrationMetrics(registry, () => now);
  const sender = { name: 'gateway', send: async () => 'accepted' as const, close: async () => {} };
  const outbox = smsOutbox({ senders: [sender], clock: () => 0, log: silentLog, onTry, onEnd });
  watch(outbox);
  outbox.put({ to: '+84912345678', text: '123456 la ma', reference: 'r' }, 600);
  await outbox.settled();
  now = day;
  const text = await registry.metrics();
  expect(text).toContain('bluezone_sms_tries_of_yesterday{sender="gateway",outcome="accepted"} 1');
  for (const secret of ['912345678', '123456']) expect(text).not.toContain(secret);
});
