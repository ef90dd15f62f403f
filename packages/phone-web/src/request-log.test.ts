// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault, type Vault } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { openRequestLog, type RequestEntry } from './request-log.ts';

const june = Date.UTC(2026, 5, 10) / 1000;
const day = 86_400;
const entry = (at: number, more: Partial<RequestEntry> = {}): RequestEntry => ({
  at,
  reason: 'index',
  sent: 0,
  received: 1000,
  outcome: 'ok',
  ...more,
});

it('tells every request, newest first, and what a month came to, also after a restart', async () => {
  const vault = memoryVault();
  const log = openRequestLog(vault);
  log.record(entry(june));
  log.record(entry(june + 60, { reason: 'post', sent: 32_768, received: 1024 }));
  log.record(entry(june - 20 * day, { outcome: 'net.unreachable', received: 0 }));
  await log.written();
  for (const each of [log, openRequestLog(vault)]) {
    const entries = await each.entries();
    expect(entries.slice(0, 2).map(({ at, reason }) => [at, reason])).toEqual([
      [june + 60, 'post'],
      [june, 'index'],
    ]);
    expect(await each.months()).toEqual([
      { month: '2026-06', requests: 2, sent: 32_768, received: 2024 },
      { month: '2026-05', requests: 1, sent: 0, received: 0 },
    ]);
  }
});

it('keeps entries for as long as a phone keeps anything, and counts them on', async () => {
  const vault = memoryVault();
  const log = openRequestLog(vault);
  for (let n = 0; n < 20; n++) log.record(entry(june + n * day));
  await log.written();
  const entries = await log.entries();
  expect(entries.length).toBe(15);
  expect(entries.at(-1)?.at).toBe(june + 5 * day);
  expect((await log.months())[0]?.requests).toBe(20);
  expect((await vault.list('requests/day/')).length).toBe(15);
});

it('bounds a day, whatever the phone does', async () => {
  const log = openRequestLog(memoryVault());
  for (let n = 0; n < 2500; n++) log.record(entry(june + n));
  await log.written();
  expect(await log.entries()).toHaveLength(2000);
  expect((await log.months())[0]?.requests).toBe(2500);
});

it('goes on where nothing can be kept, and takes damaged rows for nothing', async () => {
  const full: Vault = {
    ...memoryVault(),
    write: async () => {
      throw new Error('full');
    },
  };
  const log = openRequestLog(full);
  log.record(entry(june));
  await log.written();
  expect(await log.entries()).toHaveLength(1);
  const vault = memoryVault();
  const bytes = (text: string) => new TextEncoder().encode(text);
  await vault.write([
    { key: 'requests/months', value: bytes('{') },
    { key: 'requests/day/20614', value: bytes('[{"at":1},null,7]') },
  ]);
  const opened = openRequestLog(vault);
  expect([await opened.entries(), await opened.months()]).toEqual([[], []]);
});

it('forgets everything', async () => {
  const vault = memoryVault();
  const log = openRequestLog(vault);
  log.record(entry(june));
  await log.written();
  await log.erase();
  expect([await log.entries(), await log.months(), await vault.list('')]).toEqual([[], [], []]);
});
