// SPDX-License-Identifier: GPL-3.0-only
import { intervalAt, keyEnd, toHex, utf8Bytes } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkCounter } from '../counting/link-counter.ts';
import { encodeOwnKeys } from '../store/own-key.ts';
import { PhoneStore } from '../store/phone-store.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { code as caseCode, postsOf, unwrap, warned } from '../testing/sharing-scenes.ts';
import { testClock } from '../testing/test-clock.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';
import { memoryVault } from '../vault/memory-vault.ts';
import { enter } from './enter-phone.ts';
import type { MoveResult } from './move-result.ts';
import { decodePackContent, encodePackContent } from './pack-rows.ts';
import { sealPack } from './seal-pack.ts';

const passphrase = '1234 5678 9012 3456 7890';

function taken<T>(result: MoveResult<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.value;
}

/** Another phone of the same person, with the same clock and server. */
async function newPhone(old: TestPhone): Promise<TestPhone> {
  const test = testPhone({ clock: old.clock, server: old.server, seed: 77 });
  await test.phone.wake();
  return test;
}

it('a phone moves with its history, warnings and registration; the old one stops and holds nothing', async () => {
  const { a: old } = await warned();
  await old.pass(86_400, 4 * 3600);
  const before = { holdings: await old.phone.holdings(), history: await old.phone.history() };
  const fresh = await newPhone(old);
  const { pack, until } = taken(await old.phone.packForMove(passphrase));
  expect(until).toBe(old.clock.now() + 86_400);
  expect(await old.phone.status()).toMatchObject({
    isRegistered: false,
    protection: 'on',
    moving: { until },
  });
  const moved = taken(await fresh.phone.takeMovePack(pack, '12345678901234567890'));
  expect(moved).toMatchObject({ isRegistered: true, warnings: 1, heard: before.holdings.heard.length });
  await fresh.phone.wake();
  const after = await fresh.phone.holdings();
  expect(after.heard).toEqual(before.holdings.heard);
  expect(after.evidence).toEqual(before.holdings.evidence);
  expect(after.credentials.credential).toBe(before.holdings.credentials.credential);
  expect(await fresh.phone.alerts()).toEqual(await old.phone.alerts());
  expect((await fresh.phone.history())[0]).toEqual(before.history[0]);
  const status = await old.phone.status();
  expect((await fresh.phone.status()).installedAt).toBe(status.installedAt);

  expect(await old.phone.confirmMoved('nothing')).toMatchObject({ ok: false, code: 'move.code' });
  taken(await old.phone.confirmMoved(moved.code));
  expect(await old.phone.status()).toMatchObject({
    protection: 'moved',
    heardIdentifiers: 0,
    exposure: 'none',
  });
  for (const { key } of before.holdings.keys) expect(await old.vault.holds(key)).toBe(false);
  expect(old.radio.isStopped).toBe(true);
  old.restart();
  const [plans, sent] = [old.radio.plans.length, old.net.sent.length];
  await old.pass(3 * 86_400, 4 * 3600);
  await old.phone.wake();
  await old.phone.check();
  await old.phone.scanOften();
  expect([old.radio.plans.length, old.net.sent.length]).toEqual([plans, sent]);
  expect(await old.phone.nextDue()).toBe(Number.POSITIVE_INFINITY);
  expect((await old.phone.redeem(caseCode)).ok).toBe(false);
  await old.phone.eraseAll();
  await old.server.publish();
  await old.phone.wake();
  expect((await old.phone.status()).protection).toBe('on');
});

it('whatever the owner does, two phones never send one beacon, share a key or use one registration', async () => {
  const { a: old } = await warned();
  const fresh = await newPhone(old);
  old.clock.advance(240);
  const start = old.clock.now();
  const before = (await old.phone.holdings()).credentials;
  const { pack } = taken(await old.phone.packForMove(passphrase));
  const moved = taken(await fresh.phone.takeMovePack(pack, passphrase));
  await fresh.phone.wake();
  const onAir = (test: TestPhone) => {
    const slots = test.radio.plans.at(-1)?.slots ?? [];
    expect(slots.length).toBeGreaterThan(200);
    return slots.map(({ beacon }) => toHex(beacon));
  };
  const ofOld = new Set(onAir(old));
  expect(onAir(fresh).filter((beacon) => ofOld.has(beacon))).toEqual([]);
  const later = (keys: Awaited<ReturnType<TestPhone['phone']['holdings']>>['keys']) =>
    keys.filter((key) => keyEnd(key) > intervalAt(start)).map(({ key }) => toHex(key));
  const keysOfOld = later((await old.phone.holdings()).keys);
  const keysOfFresh = later((await fresh.phone.holdings()).keys);
  expect(keysOfFresh.filter((key) => keysOfOld.includes(key))).toEqual([]);
  taken(await old.phone.cancelMove());
  expect((await old.phone.holdings()).credentials).toEqual({
    credential: null,
    claimRequest: null,
    claimToken: null,
    redeeming: null,
    uploadToken: null,
  });
  expect((await fresh.phone.holdings()).credentials.credential).toBe(before.credential);
  expect(await old.phone.confirmMoved(moved.code)).toMatchObject({ ok: false, code: 'move.none' });
  await old.pass(16 * 86_400, 8 * 3600);
  expect(postsOf(old, 'claim-token').length).toBe(1);
  // Keys of one day follow each other: a server refuses others.
  const keys = (await fresh.phone.holdings()).keys;
  for (const [i, key] of keys.slice(1).entries())
    expect(key.start).toBeGreaterThanOrEqual(keyEnd(keys[i] ?? key));
});

it('a new phone can warn in the old one’s place with what moved', async () => {
  const { a: old } = await warned();
  await old.pass(86_400, 4 * 3600);
  const fresh = await newPhone(old);
  const { pack } = taken(await old.phone.packForMove(passphrase));
  taken(await fresh.phone.takeMovePack(pack, passphrase));
  const preview = unwrap(await fresh.phone.previewClaim());
  unwrap(await fresh.phone.shareClaim(fresh.phone.consentToClaim(preview)));
  await fresh.pass(3600, 300);
  expect(await fresh.phone.shares()).toMatchObject([{ kind: 'claim', state: 'accepted' }]);
});

it('a pack does not bring back what is older than fourteen days, and is taken for a day only', async () => {
  const { a: old, b } = await twoPhones();
  await meet(old, b, { minutes: 20 });
  const [key] = (await old.phone.holdings()).keys;
  await old.pass(13.5 * 86_400, 8 * 3600);
  expect((await old.phone.status()).heardIdentifiers).toBeGreaterThan(0);
  const fresh = await newPhone(old);
  const { pack } = taken(await old.phone.packForMove(passphrase));
  const clock = testClock(old.clock.now() + 0.9 * 86_400);
  const late = testPhone({ clock, server: old.server, seed: 78 });
  taken(await late.phone.takeMovePack(pack, passphrase));
  expect((await late.phone.status()).heardIdentifiers).toBe(0);
  expect(await late.vault.holds(key?.key ?? new Uint8Array(1))).toBe(true);
  expect((await late.phone.totals()).days.length).toBeGreaterThan(0);
  fresh.clock.advance(86_400);
  expect(await fresh.phone.takeMovePack(pack, passphrase)).toMatchObject({ code: 'move.expired' });
  await old.phone.wake();
  expect((await old.phone.status()).moving).toBeNull();
});

it('a pack is not made while something is on its way, twice, or under a weak passphrase', async () => {
  const { a: old } = await warned();
  for (const weak of ['', '1234', '111111111111111', '1 2 3 4 5 6 7 8 9'])
    expect(await old.phone.packForMove(weak)).toMatchObject({ code: 'move.weak-passphrase' });
  expect((await old.phone.status()).isRegistered).toBe(true);
  await old.pass(86_400, 4 * 3600);
  const preview = unwrap(await old.phone.previewClaim());
  unwrap(await old.phone.shareClaim(old.phone.consentToClaim(preview)));
  expect(await old.phone.packForMove(passphrase)).toMatchObject({ code: 'move.busy' });
  await old.pass(3600, 300);
  const { pack } = taken(await old.phone.packForMove(passphrase));
  expect(await old.phone.packForMove(passphrase)).toMatchObject({ code: 'move.busy' });
  expect(await old.phone.takeMovePack(pack, passphrase)).toMatchObject({ code: 'move.busy' });
});

it('files that are no pack, or were changed, are refused with a reason, and change nothing', async () => {
  const test = testPhone();
  await test.phone.wake();
  const before = await test.vault.contents();
  const now = test.clock.now();
  const packOf = (madeAt: number) =>
    taken(sealPack(encodePackContent({ madeAt, rows: new Map() }), passphrase, seededRandom(1))).pack;
  const good = packOf(now);
  const altered = good.slice();
  altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', new Uint8Array(0), 'move.no-pack'],
    ['another file', utf8Bytes('%PDF-1.7 and so on, for longer than any head'), 'move.no-pack'],
    ['a head alone', good.slice(0, 40), 'move.no-pack'],
    ['a newer version', Uint8Array.of(...good.slice(0, 4), 2, ...good.slice(5)), 'move.newer'],
    ['an altered byte', altered, 'move.passphrase'],
    ['no state', good, 'move.damaged'],
    ['a pack of next week', packOf(now + 7 * 86_400), 'move.expired'],
  ];
  for (const [what, pack, code] of cases)
    expect(await test.phone.takeMovePack(pack, passphrase), what).toMatchObject({ ok: false, code });
  expect(await test.phone.takeMovePack(good, 'another pass phrase')).toMatchObject({
    code: 'move.passphrase',
  });
  expect(await test.vault.contents()).toEqual(before);
});

it('a pack holds only rows that belong to a phone’s owner, each of them whole', async () => {
  const now = testClock().now();
  const opened = await PhoneStore.open(memoryVault(), now);
  if (!opened.ok) throw new Error(opened.detail);
  const context = { store: opened.value, now, counter: linkCounter };
  const state = utf8Bytes('{}');
  const entering = (rows: Record<string, Uint8Array>) =>
    enter(context, memoryVault(), { rows: new Map(Object.entries(rows)) });
  expect(await entering({ state })).toMatchObject({ ok: true });
  const key = { key: new Uint8Array(16), openingSecret: new Uint8Array(16), transmitPowerDbm: 0, period: 10 };
  const today = Math.floor(intervalAt(now) / 144);
  const keys = (...starts: number[]) => encodeOwnKeys(starts.map((start) => ({ ...key, start })));
  const bad: readonly Record<string, Uint8Array>[] = [
    { state: utf8Bytes('{"alerts":7}') },
    { state: utf8Bytes('"x"') },
    { state: utf8Bytes('{"credential":"zz"}') },
    { state, 'scans/20458': new Uint8Array(3) },
    { state, 'heard/490992': new Uint8Array(50) },
    { state, evidence: new Uint8Array(9) },
    { state, matched: utf8Bytes('[1]') },
    { state, [`key/${today + 1}`]: keys(144 * (today + 1)) },
    { state, [`key/${today}`]: keys(144 * today, 144 * today + 5) },
    { state, [`key/${today - 1}`]: keys(144 * today) },
    { state, [`key/${today}`]: new Uint8Array(5) },
  ];
  for (const rows of bad)
    expect(await entering(rows), Object.keys(rows).join()).toMatchObject({ code: 'move.damaged' });
  for (const name of ['configuration', 'key/-1', 'waiting/x', 'anything', 'state/1', 'heard/123456789'])
    expect(
      decodePackContent(encodePackContent({ madeAt: now, rows: new Map([[name, state]]) })),
    ).toMatchObject({
      code: 'move.damaged',
    });
});

it('any bytes at all as content are read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = decodePackContent(bytes);
      if (read.ok) expect(encodePackContent(read.value)).toEqual(bytes);
      else expect(read.code).toBe('move.damaged');
    }),
    { numRuns: 500 },
  );
});

it('a state from a pack cannot end the system, sign anything or date itself ahead', async () => {
  const test = testPhone();
  const now = test.clock.now();
  const state = {
    sunset: true,
    movedAt: 5,
    index: { sequence: 1e15, hash: '00'.repeat(32), expires: 4e9 },
    nextPoll: 4e9,
    clock: 'right',
    lastGoodCheck: 4e9,
    installedAt: 4e9,
    untold: [{ kind: 'sunset' }],
  };
  const rows = new Map([['state', utf8Bytes(JSON.stringify(state))]]);
  const sealed = taken(sealPack(encodePackContent({ madeAt: now, rows }), passphrase, seededRandom(1)));
  await test.server.publish();
  taken(await test.phone.takeMovePack(sealed.pack, passphrase));
  await test.phone.wake();
  expect(await test.phone.status()).toMatchObject({ protection: 'on', lastGoodCheck: now, installedAt: now });
  expect(test.notices).toEqual([]);
});
