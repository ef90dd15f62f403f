// SPDX-License-Identifier: GPL-3.0-only
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { smsOutbox } from '../sms/sms-outbox.ts';
import { registrationMetrics } from './registration-metrics.ts';

test('counts what happened, tries and ends by names of ours, and shows every event from the start', async () => {
  const registry = new Registry();
  const metrics = registrationMetrics(registry);
  metrics.watch({ waiting: 3, closed: 1 });
  metrics.count('registered');
  metrics.count('registered');
  metrics.onTry('gateway-1', 'failed');
  metrics.onEnd('sent');
  const text = await registry.metrics();
  for (const line of [
    'bluezone_registration_events_total{event="registered"} 2',
    'bluezone_registration_events_total{event="later-budget"} 0',
    'bluezone_sms_tries_total{sender="gateway-1",outcome="failed"} 1',
    'bluezone_sms_ends_total{end="sent"} 1',
    'bluezone_sms_ends_total{end="late"} 0',
    'bluezone_sms_waiting 3',
    'bluezone_sms_senders_left_alone 1',
  ])
    expect(text).toContain(line);
});

test('no label holds anything that a request brought', async () => {
  const registry = new Registry();
  const { onTry, onEnd, watch } = registrationMetrics(registry);
  const sender = { name: 'gateway', send: async () => 'accepted' as const, close: async () => {} };
  const outbox = smsOutbox({ senders: [sender], clock: () => 0, log: silentLog, onTry, onEnd });
  watch(outbox);
  outbox.put({ to: '+84912345678', text: '123456 la ma', reference: 'r' }, 600);
  await outbox.settled();
  const text = await registry.metrics();
  expect(text).toContain('bluezone_sms_tries_total{sender="gateway",outcome="accepted"} 1');
  for (const secret of ['912345678', '123456']) expect(text).not.toContain(secret);
});
