// SPDX-License-Identifier: GPL-3.0-only
// Stops the phone before every write of a scripted day in turn, starts it again, and looks for what was lost.
import { keyEnd, toHex } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { FakeServer } from './testing/fake-server.ts';
import { nativeVerify } from './testing/native-verify.ts';
import { spyVault } from './testing/spy-vault.ts';
import { testClock } from './testing/test-clock.ts';
import { type TestPhone, testPhone } from './testing/test-phone.ts';

class PhoneDied extends Error {}

/** Runs an act; when the phone dies in it, starts it again and repeats what its owner or its system would repeat. */
async function survive(test: TestPhone, act: (phone: TestPhone['phone']) => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await act(test.phone);
      return;
    } catch (error) {
      if (!(error instanceof PhoneDied) || attempt > 1) throw error;
      test.restart();
    }
  }
}

/** A day of `a` beside `b`: hearing, a code, a report, a poll that warns, a change of keys. */
async function scriptedDay(dieAt: number | null) {
  const clock = testClock();
  const server = new FakeServer(clock);
  await server.publish();
  const vault = spyVault();
  const b = testPhone({ clock, server, seed: 2, ports: { verify: nativeVerify } });
  await b.phone.wake();
  const a = testPhone({ clock, server, vault, seed: 1, ports: { verify: nativeVerify } });
  const acknowledged: number[] = [];
  const acknowledge = a.radio.acknowledge.bind(a.radio);
  a.radio.acknowledge = async (sequence) => {
    for (const kept of a.radio.kept)
      if (kept.sequence <= sequence && kept.scan.heard.length > 0) acknowledged.push(kept.scan.second);
    await acknowledge(sequence);
  };
  let hasDied = false;
  vault.beforeWrite = (write) => {
    if (write !== dieAt || hasDied) return;
    hasDied = true;
    throw new PhoneDied('the phone died');
  };
  await survive(a, (phone) => phone.register(new Uint8Array(16).fill(7)));
  await survive(a, (phone) => phone.wake());
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 5; i++) {
      clock.advance(60);
      const second = clock.now();
      a.radio.hear({ second, heard: [{ beacon: b.radio.beaconAt(second), strengthDbm: -50 }], others: 0 });
    }
    await survive(a, (phone) => phone.wake());
  }
  await survive(a, (phone) =>
    phone.redeem({ kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' }),
  );
  await survive(a, async (phone) => {
    const today = Math.floor(clock.now() / 86_400);
    const preview = await phone.previewReport({ onsetDay: null, sampleDay: today });
    if (preview.ok) await phone.shareReport(phone.consentToReport(preview.value, [today], true));
  });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await server.addExport([key], { end: clock.now() + 1200 });
  for (let i = 0; i < 30; i++) {
    clock.advance(1800);
    if (i % 6 === 0) await server.publish();
    await survive(a, (phone) => phone.wake());
  }
  const { writes } = vault;
  vault.beforeWrite = null;
  a.restart();
  await a.phone.wake();
  return { a, acknowledged, hasDied, writes };
}

it('whenever the phone dies, nothing that the radio was told is safe is lost, no key covers an interval twice, and every outcome is as without dying', async () => {
  const calm = await scriptedDay(null);
  expect(calm.acknowledged.length).toBe(30);
  expect(calm.writes).toBeGreaterThan(25);
  for (let write = 0; write < calm.writes; write++) {
    const { a, acknowledged, hasDied } = await scriptedDay(write);
    expect(hasDied, `write ${write}`).toBe(true);
    const { heard, keys } = await a.phone.holdings();
    const kept = new Set(heard.flatMap((entry) => entry.scans.map((scan) => scan.second)));
    expect([...kept].sort(), `write ${write}`).toEqual([...new Set(acknowledged)].sort());
    expect(kept.size).toBe(30);
    const sorted = [...keys].sort((x, y) => x.start - y.start);
    for (const [i, own] of sorted.slice(1).entries())
      expect(own.start, `write ${write}`).toBeGreaterThanOrEqual(keyEnd(sorted[i] ?? own));
    expect(new Set(keys.map((own) => toHex(own.key))).size).toBe(keys.length);
    expect((await a.phone.alerts()).map((alert) => alert.degree)).toEqual(['F1']);
    expect(a.notices.filter((notice) => notice.kind === 'exposed').length).toBeGreaterThanOrEqual(1);
    const shares = await a.phone.shares();
    expect(shares.map((share) => share.state)).toEqual(['accepted']);
    const reports = a.postKinds().filter((kind) => kind === 'report').length;
    expect(reports).toBeGreaterThanOrEqual(1);
    const slots = a.radio.plans.at(-1)?.slots ?? [];
    expect(slots[0]?.from ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(a.clock.now());
    // What is on the air has its secret in the vault: the phone knows it for its own.
    const second = a.clock.now();
    a.radio.hear({ second, heard: [{ beacon: a.radio.beaconAt(second), strengthDbm: -50 }], others: 0 });
    await a.phone.wake();
    expect((await a.phone.holdings()).heard.length, `write ${write}`).toBe(heard.length);
  }
});
