// SPDX-License-Identifier: GPL-3.0-only
import { encodeBeacon, intervalAt, utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { meet, testPhone, twoPhones } from '../testing/test-phone.ts';

it('fourteen days later nothing of a day is left in the vault, though the server was never heard', async () => {
  const { a, b } = await twoPhones();
  a.net.isDown = true;
  const identifier = b.radio.beaconAt(b.clock.now()).slice(0, 16);
  await meet(a, b, { minutes: 15 });
  const [first] = (await a.phone.holdings()).keys;
  if (first === undefined) throw new Error('no key');
  expect(await a.vault.holds(identifier)).toBe(true);
  expect(await a.vault.holds(first.key)).toBe(true);
  await a.pass(13.9 * 86_400, 4 * 3600);
  expect(await a.vault.holds(identifier)).toBe(true);
  await a.pass(0.2 * 86_400, 1800);
  expect(await a.vault.holds(identifier)).toBe(false);
  await a.pass(86_400, 4 * 3600);
  expect(await a.vault.holds(first.key)).toBe(false);
  expect(await a.vault.holds(first.openingSecret)).toBe(false);
  const oldest = intervalAt(a.clock.now()) - 14 * 144;
  const rows = [...(await a.vault.contents()).keys()].filter((key) => /^(?:key|scans)\//.test(key));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(Number(row.split('/')[1])).toBeGreaterThanOrEqual(Math.floor(oldest / 144));
});

it('evidence, alerts and shares go with the sightings they rest on', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 20 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([key], { end: a.clock.now() + 1200 });
  await a.server.publish();
  await a.pass(2 * 3600);
  expect((await a.phone.alerts()).length).toBe(1);
  expect(await a.vault.holds(key.key)).toBe(true);
  a.net.isDown = true;
  await a.pass(15 * 86_400, 4 * 3600);
  expect(await a.phone.alerts()).toEqual([]);
  expect((await a.phone.holdings()).evidence).toEqual([]);
  expect(await a.vault.holds(key.key)).toBe(false);
  expect(await a.vault.holds(utf8Bytes('"F1"'))).toBe(false);
});

it('what a clock far ahead had dated is not kept for longer than 21 days', async () => {
  const test = testPhone();
  test.clock.advance(300 * 86_400);
  await test.phone.wake();
  const random = seededRandom(4);
  const beacon = encodeBeacon({
    identifier: random.bytes(16),
    metadata: random.bytes(2),
    salt: random.bytes(9),
  });
  test.radio.hear({ second: test.clock.now(), heard: [{ beacon, strengthDbm: -50 }], others: 0 });
  await test.phone.wake();
  const [key] = (await test.phone.holdings()).keys;
  if (key === undefined) throw new Error('no key');
  test.clock.advance(-300 * 86_400);
  await test.phone.wake();
  expect(await test.vault.holds(beacon.slice(0, 16))).toBe(false);
  expect(await test.vault.holds(key.key)).toBe(false);
});
