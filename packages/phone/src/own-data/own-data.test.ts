// SPDX-License-Identifier: GPL-3.0-only
import { toHex } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { diagnosed, unwrap, warned } from '../testing/sharing-scenes.ts';
import { testPhone, twoPhones } from '../testing/test-phone.ts';

it('every byte of the vault belongs to a kind, and every kind says when it goes', async () => {
  const { a } = await warned();
  a.radio.hear({ second: a.clock.now(), heard: [], others: 7 });
  await a.phone.wake();
  const kinds = await a.phone.dataByKind();
  const bytes = [...(await a.vault.contents()).values()].reduce((sum, value) => sum + value.length, 0);
  expect(kinds.reduce((sum, kind) => sum + kind.bytes, 0)).toBe(bytes);
  const kind = Object.fromEntries(kinds.map((each) => [each.kind, each]));
  for (const name of ['own-keys', 'heard', 'scan-times', 'other-devices', 'matches', 'warnings'])
    expect(kind[name], name).toMatchObject({ goes: { how: 'after-days', days: 14 } });
  expect(kind.heard?.count).toBe((await a.phone.status()).heardIdentifiers);
  expect(kind.warnings).toMatchObject({ count: 1, oldestDay: (await a.phone.alerts())[0]?.day });
  expect(kind.registration).toMatchObject({ goes: { how: 'when-replaced' } });
  expect(kind.registration?.count).toBeGreaterThan(0);
  for (const each of kinds) if (each.count > 0) expect(each.bytes, each.kind).toBeGreaterThan(0);
});

it('a code that was redeemed says when it goes', async () => {
  const { b } = await diagnosed();
  const found = (await b.phone.dataByKind()).find(({ kind }) => kind === 'code');
  expect(found).toMatchObject({ goes: { how: 'at', at: b.clock.now() + 86_400 } });
});

it('what is exported can be read, and holds no secret and nobody’s identifier', async () => {
  const { a } = await warned();
  await a.pass(86_400, 4 * 3600);
  const preview = unwrap(await a.phone.previewClaim());
  unwrap(await a.phone.shareClaim(a.phone.consentToClaim(preview)));
  const text = await a.phone.exportData();
  const { keys, heard, evidence, credentials } = await a.phone.holdings();
  const [share] = await a.phone.shares();
  const secrets = [
    ...keys.flatMap(({ key, openingSecret }) => [toHex(key), toHex(openingSecret)]),
    ...heard.flatMap((entry) => [entry.identifier, entry.tag, entry.meetingAsReporter].map(toHex)),
    ...evidence.map(({ key }) => toHex(key)),
    credentials.credential ?? '?',
    credentials.claimToken?.message ?? '?',
    share?.secret ?? '?',
  ];
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(text.includes(secret)).toBe(false);
  expect(/[0-9a-f]{24}/.test(text)).toBe(false);
  const read = JSON.parse(text);
  expect(read).toMatchObject({
    format: 'bluezone-export-1',
    isRegistered: true,
    warnings: [{ degree: 'F1' }],
  });
  expect(read.heard.length).toBe(heard.length);
  expect(read.shares).toMatchObject([{ kind: 'claim', state: 'queued' }]);
  expect(read.leftOut.length).toBe(5);
});

it('erasing all leaves nothing, stops the radio, and the phone begins anew', async () => {
  const { a, b } = await twoPhones();
  const second = a.clock.now();
  a.radio.hear({ second, heard: [{ beacon: b.radio.beaconAt(second), strengthDbm: -50 }], others: 2 });
  await a.phone.wake();
  const [before] = (await a.phone.holdings()).keys;
  await a.phone.eraseAll();
  expect((await a.vault.contents()).size).toBe(0);
  expect(a.radio.isStopped).toBe(true);
  a.clock.advance(60);
  expect(await a.phone.around()).toBeNull();
  expect(await a.phone.status()).toMatchObject({
    heardIdentifiers: 0,
    installedAt: a.clock.now(),
    lastGoodCheck: null,
  });
  await a.phone.wake();
  const [after] = (await a.phone.holdings()).keys;
  expect(toHex(after?.key ?? new Uint8Array(0))).not.toBe(toHex(before?.key ?? new Uint8Array(0)));
  expect((await a.phone.totals()).days).toEqual([]);
});

it('an empty phone tells empty kinds', async () => {
  const kinds = await testPhone().phone.dataByKind();
  expect(kinds.find(({ kind }) => kind === 'heard')).toEqual({
    kind: 'heard',
    count: 0,
    bytes: 0,
    oldestDay: null,
    goes: { how: 'after-days', days: 14 },
  });
});
