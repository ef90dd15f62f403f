// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Bytes } from './bytes.ts';
import {
  checkConfiguration,
  checkConfigurationAdvance,
  defaultConfiguration,
  maximumConfigurationLength,
  parseConfiguration,
} from './configuration.ts';
import { damaged, upTo } from './testing/arbitraries.ts';

type Json = { [field: string]: unknown };

/** The default configuration with one field changed, named by its path. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(defaultConfiguration) as Json;
  const names = path.split('.');
  let at = copy;
  for (const name of names.slice(0, -1)) at = at[name] as Json;
  at[names.at(-1) as string] = value;
  return copy;
}

const issuer = { id: 1, purpose: 'upload', epoch: 700, publicKey: 'QUJD' };

it('takes its own default, as a value and as bytes', () => {
  const expected = { ok: true, value: defaultConfiguration };
  expect(checkConfiguration(defaultConfiguration)).toEqual(expected);
  expect(parseConfiguration(utf8Bytes(JSON.stringify(defaultConfiguration)))).toEqual(expected);
});

it('takes each field at its bounds and refuses it one step beyond', () => {
  const bounds: [string, number, number][] = [
    ['version', 1, 0xffffffff],
    ['zone.utcOffsetMinutes', -720, 840],
    ['beacon.serviceUuid', 1, 0xffff],
    ['beacon.advertiseEveryMilliseconds', 100, 2000],
    ['scan.windowSeconds', 1, 60],
    ['scan.periodSeconds', 30, 3600],
    ['scan.periodAfterSightingSeconds', 30, 3600],
    ['scan.bridgedGapSeconds', 60, 900],
    ['retentionDays', 1, 21],
    ['matching.toleranceIntervals', 0, 12],
    ['exposure.unknownTransmitPowerDbm', -40, 20],
    ['exposure.receiverCorrectionDb', -30, 30],
    ['exposure.infectiousnessUnknownOnset', 0, 2],
    ['exposure.minimumWindowMinutes', 0, 60],
    ['exposure.closeContactMinutes', 1, 120],
    ['meetings.minimumSeconds', 60, 600],
    ['meetings.tagsPerReport', 0, 2000],
    ['meetings.tagsPerInterval', 1, 40],
    ['meetings.openingsPerClaim', 1, 22],
    ['meetings.claimMinutes', 1, 60],
    ['meetings.latencyDays', 0, 7],
    ['sharing.maximumDelaySeconds', 0, 3600],
    ['sharing.daysBeforeOnset', 0, 7],
    ['polling.periodSeconds', 10, 86_400],
    ['dummies.meanSeconds', 3600, 31 * 86_400],
    ['claimTokens.periodDays', 1, 28],
  ];
  for (const [path, least, most] of bounds) {
    expect(checkConfiguration(changed(path, least)), path).toMatchObject({ ok: true });
    expect(checkConfiguration(changed(path, most)), path).toMatchObject({ ok: true });
    for (const value of [
      least - 1,
      most + 1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '5',
      null,
      undefined,
      [least],
    ])
      expect(checkConfiguration(changed(path, value)), path).toMatchObject({ code: 'configuration.layout' });
  }
});

it('refuses a retention of 180 days and says where', () => {
  expect(checkConfiguration(changed('retentionDays', 180))).toMatchObject({
    code: 'configuration.layout',
    detail: expect.stringContaining('"retentionDays"'),
  });
});

it("refuses Apple's and Google's service UUID, and the test value in production", () => {
  expect(checkConfiguration(changed('beacon.serviceUuid', 0xfd6f)).ok).toBe(false);
  const production = changed('deployment.production', true) as Json;
  expect(checkConfiguration(production).ok).toBe(false);
  const own = { ...defaultConfiguration.beacon, serviceUuid: 0xfe12 };
  expect(checkConfiguration({ ...production, beacon: own }).ok).toBe(true);
});

it('refuses a scan that is longer than its period', () => {
  const scan = { ...defaultConfiguration.scan, windowSeconds: 60 };
  expect(checkConfiguration({ ...defaultConfiguration, scan }).ok).toBe(true);
  for (const field of ['periodSeconds', 'periodAfterSightingSeconds'])
    expect(checkConfiguration({ ...defaultConfiguration, scan: { ...scan, [field]: 59 } }).ok).toBe(false);
});

it('refuses thresholds out of order and lists of a wrong length', () => {
  const wrong: [string, unknown][] = [
    ['exposure.attenuationThresholds', [63, 55, 73]],
    ['exposure.attenuationThresholds', [55, 55, 73]],
    ['exposure.attenuationThresholds', [55, 63]],
    ['exposure.bucketWeights', [1, 1, 1]],
    ['exposure.bucketWeights', [1, 1, 1, 2.6]],
    ['exposure.bucketWeights', [1, 1, 1, -0.1]],
    ['exposure.infectiousnessByDay', new Array(28).fill(1)],
    ['exposure.infectiousnessByDay', new Array(29).fill(3)],
    ['deployment.region', 'vn'],
    ['deployment.name', ''],
    ['deployment.name', 'x'.repeat(81)],
  ];
  for (const [path, value] of wrong) expect(checkConfiguration(changed(path, value)).ok, path).toBe(false);
});

it('takes issuers with known purposes and different numbers, and no others', () => {
  const claimIssuer = { ...issuer, id: 2, purpose: 'claim' };
  expect(checkConfiguration(changed('issuers', [issuer, claimIssuer])).ok).toBe(true);
  const wrong = [
    [issuer, { ...claimIssuer, id: 1 }],
    [{ ...issuer, purpose: 'anything' }],
    [{ ...issuer, id: 256 }],
    [{ ...issuer, publicKey: 'not base64' }],
    [{ ...issuer, publicKey: 'QUJD'.repeat(201) }],
    Array.from({ length: 9 }, (_, id) => ({ ...issuer, id })),
  ];
  for (const issuers of wrong) expect(checkConfiguration(changed('issuers', issuers)).ok).toBe(false);
});

it('refuses a configuration that lacks any of its fields', () => {
  const needed = Object.keys(defaultConfiguration).filter((field) => field !== 'proximity');
  for (const field of needed) {
    const { [field as keyof typeof defaultConfiguration]: _, ...rest } = defaultConfiguration;
    expect(checkConfiguration(rest), field).toMatchObject({ code: 'configuration.layout' });
  }
});

it('ignores unknown fields at every depth and keeps nothing of them', () => {
  const scan = { ...defaultConfiguration.scan, uploadEverything: true };
  expect(checkConfiguration({ ...defaultConfiguration, scan, shareWithoutAsking: true })).toEqual({
    ok: true,
    value: defaultConfiguration,
  });
});

it('is not moved by JSON made to confuse: __proto__, deep nesting, giant numbers, repeated names', () => {
  const text = JSON.stringify(defaultConfiguration);
  const inserted = (member: string) => parseConfiguration(utf8Bytes(`{${member},${text.slice(1)}`));
  const unmoved = { ok: true, value: defaultConfiguration };
  expect(inserted('"__proto__":{"retentionDays":180,"polluted":true}')).toEqual(unmoved);
  expect(inserted('"constructor":{"prototype":{"polluted":true}}')).toEqual(unmoved);
  expect(inserted(`"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toEqual(unmoved);
  expect(inserted('"retentionDays":180')).toEqual(unmoved);
  expect(Object.keys(Object.prototype)).toEqual([]);
  const refused = { ok: false, code: 'configuration.layout' };
  expect(parseConfiguration(utf8Bytes(`{"__proto__":${text}}`))).toMatchObject(refused);
  expect(parseConfiguration(utf8Bytes('['.repeat(60_000)))).toMatchObject(refused);
  for (const number of ['1e400', '-1e400', '1e30', '14.5', '"14"', '-0.1'])
    expect(
      parseConfiguration(utf8Bytes(text.replace('"retentionDays":14', `"retentionDays":${number}`))),
    ).toMatchObject(refused);
});

it('takes a repeated name as its last value, whatever stood before', () => {
  const text = JSON.stringify(defaultConfiguration);
  const doubled = `${text.slice(0, -1)},"retentionDays":180}`;
  expect(parseConfiguration(utf8Bytes(doubled))).toMatchObject({ code: 'configuration.layout' });
});

it('survives any JSON and any bytes', () => {
  const honest = utf8Bytes(JSON.stringify(defaultConfiguration));
  fc.assert(
    fc.property(fc.oneof(upTo(80), fc.json().map(utf8Bytes), damaged(honest)), (bytes) => {
      const parsed = parseConfiguration(bytes);
      if (!parsed.ok) expect(parsed.code).toBe('configuration.layout');
      else expect(checkConfiguration(parsed.value)).toEqual(parsed);
    }),
    { seed: 1, numRuns: 2000 },
  );
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
      (value) => {
        expect(checkConfiguration(value)).toMatchObject({ code: 'configuration.layout' });
      },
    ),
    { seed: 2, numRuns: 1000 },
  );
});

it('refuses what is too large unread', () => {
  const text = JSON.stringify(defaultConfiguration);
  const padded = utf8Bytes(text + ' '.repeat(maximumConfigurationLength - text.length + 1));
  expect(parseConfiguration(padded.subarray(0, maximumConfigurationLength)).ok).toBe(true);
  expect(parseConfiguration(padded)).toMatchObject({ code: 'configuration.layout' });
});

it('never goes back to a lower version', () => {
  expect(checkConfigurationAdvance(3, 2)).toMatchObject({ code: 'configuration.rollback' });
  expect(checkConfigurationAdvance(3, 3).ok).toBe(true);
  expect(checkConfigurationAdvance(3, 4).ok).toBe(true);
});
