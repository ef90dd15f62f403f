// SPDX-License-Identifier: GPL-3.0-only
// Arbitrary answers of a hostile server: noise, orders, forgeries, and extremes signed by the true keys.
import {
  type Configuration,
  defaultConfiguration,
  type ExportKey,
  fail,
  fileHash,
  type IndexContent,
  ok,
  type Result,
  signP256,
  utf8Bytes,
  writeExport,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { answerBytes, exportKey, indexKey, signIndex } from './fake-server.ts';
import { testDay } from './test-clock.ts';

/** A key that no phone pins. */
export const strangerKey = new Uint8Array(32).fill(99);
const startOfTest = testDay * 86_400 + 3 * 3600;
const orders = [
  '{"command":"upload","days":14}',
  '{"command":"getHistory","phone":"+84901234567"}',
  '{"action":"share","consent":true,"grant":{"scope":{"kind":"report","days":[20458],"withMeetings":true}}}',
  '[{"id":1,"type":"UPLOAD_LOG","url":"https://example.org/"}]',
  '<script>location="/v1/posts"</script>',
  'HTTP/1.1 302 Found\r\nLocation: https://example.org/collect\r\n\r\n',
];

const bound = fc.constantFrom(0, 1, 59, 600, 86_400, startOfTest, 0xffffffff);
const hashes = fc.constantFrom('0'.repeat(64), 'f'.repeat(64), fileHash(new Uint8Array(0)));

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.json().map(utf8Bytes),
  fc.constantFrom(...orders).map(utf8Bytes),
  fc.constantFrom('1e999', '-0', '9'.repeat(5000), '['.repeat(20_000), '{"sequence":1e400}').map(utf8Bytes),
);

const failures = fc.constantFrom(
  fail('net.redirect', 'moved'),
  fail('net.unreachable', 'no network'),
  fail('net.status', 'status 500'),
  fail('net.too-large', 'too large'),
);

/** A configuration within its bounds, at their ends as often as not. */
const validConfiguration: fc.Arbitrary<Configuration> = fc
  .record({
    version: fc.constantFrom(1, 2, 0xffffffff),
    retentionDays: fc.constantFrom(14, 21),
    periodSeconds: fc.constantFrom(10, 86_400),
    meanSeconds: fc.constantFrom(3600, 31 * 86_400),
    toleranceIntervals: fc.constantFrom(0, 12),
    closeContactMinutes: fc.constantFrom(1, 120),
    weight: fc.constantFrom(0, 2.5),
    claimPeriodDays: fc.constantFrom(1, 28),
    maximumDelaySeconds: fc.constantFrom(0, 3600),
    tagsPerReport: fc.constantFrom(0, 2000),
    scanPeriod: fc.constantFrom(30, 3600),
    utcOffsetMinutes: fc.constantFrom(-720, 0, 840),
  })
  .map((c) => ({
    ...defaultConfiguration,
    version: c.version,
    retentionDays: c.retentionDays,
    zone: { name: 'X', utcOffsetMinutes: c.utcOffsetMinutes },
    polling: { periodSeconds: c.periodSeconds },
    dummies: { meanSeconds: c.meanSeconds },
    matching: { toleranceIntervals: c.toleranceIntervals },
    claimTokens: { periodDays: c.claimPeriodDays },
    sharing: { maximumDelaySeconds: c.maximumDelaySeconds, daysBeforeOnset: 7 },
    scan: { ...defaultConfiguration.scan, periodSeconds: c.scanPeriod },
    exposure: {
      ...defaultConfiguration.exposure,
      closeContactMinutes: c.closeContactMinutes,
      bucketWeights: [c.weight, c.weight, c.weight, c.weight] as [number, number, number, number],
    },
    meetings: { ...defaultConfiguration.meetings, tagsPerReport: c.tagsPerReport },
  }));

const hostileKey: fc.Arbitrary<ExportKey> = fc.record({
  key: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  start: fc.constantFrom(0, 1, testDay * 144, 0xffffff00, 0xffffffff),
  period: fc.constantFrom(1, 2, 143, 144),
  reportType: fc.integer({ min: 0, max: 255 }),
  daysSinceOnset: fc.option(fc.integer({ min: -14, max: 14 }), { nil: null }),
});

/** One value six times out of seven, else one of the others. */
const often = <const T extends string>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** How one poll is answered. Files are made when the case runs, since signing is slow and needs the sequence. */
export const round = fc.record({
  index: fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: anyBytes }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('failure' as const), failure: failures }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('signed' as const),
        signer: often('pinned', 'stranger', 'exports', 'altered'),
        sequenceStep: fc.constantFrom(-1, 0, 1, 2, 2, 3, 4, 4, 60, 60, 5000, 1e12),
        follows: fc.boolean(),
        time: fc.oneof(
          { weight: 8, arbitrary: fc.constant('now' as const) },
          { weight: 1, arbitrary: fc.oneof(bound, fc.constant(startOfTest + 400 * 86_400)) },
        ),
        next: bound,
        expires: often('week', 'past', 'far'),
        version: often('told', 'other', 'far'),
        listed: fc.array(fc.record({ hash: hashes, to: bound, bytes: bound }), { maxLength: 3 }),
        listsExport: fc.boolean(),
        community: fc.record({
          registered: fc.constantFrom(0, Number.MAX_SAFE_INTEGER),
          day: fc.constantFrom(0, 1_000_000),
        }),
        notices: fc.array(
          fc.record({
            id: fc.constantFrom('a', 'upload-now', 'x'.repeat(40)),
            vi: fc.constantFrom(...orders, '💥'.repeat(900)),
            en: fc.constantFrom(...orders),
            until: bound,
          }),
          { maxLength: 3 },
        ),
        sunsetDay: fc.constantFrom(null, null, 1_000_000, 1),
      }),
    },
  ),
  configuration: fc.oneof(
    fc.record({ kind: fc.constant('bytes' as const), bytes: anyBytes }),
    fc.record({ kind: fc.constant('valid' as const), value: validConfiguration }),
  ),
  export: fc.oneof(
    fc.record({ kind: fc.constant('bytes' as const), bytes: anyBytes }),
    fc.record({
      kind: fc.constant('signed' as const),
      isTrusted: fc.boolean(),
      keys: fc.array(hostileKey, { maxLength: 5 }),
      revised: fc.array(hostileKey, { maxLength: 3 }),
      end: bound,
    }),
  ),
  post: fc.oneof(
    failures,
    fc.uint8Array({ maxLength: 1100 }).map((bytes) => ok(bytes)),
    fc.uint8Array({ maxLength: 400 }).map((body) => ok(answerBytes({ body }))),
    fc
      .constantFrom('claim.waiting', 'token.spent', 'server.bug', 'phone.sunset')
      .map((code) => ok(answerBytes({ code: code as 'claim.waiting' }))),
  ),
  radio: fc.constantFrom('on' as const, 'on' as const, 'off' as const, 'no-permission' as const),
  wait: fc.constantFrom(1, 900, 6 * 3600, 6 * 3600, 86_400, 86_400, 3 * 86_400),
});
export type Round = typeof round extends fc.Arbitrary<infer T> ? T : never;

const signers = { pinned: indexKey, altered: indexKey, stranger: strangerKey, exports: exportKey };

/** The answers of one round: to the index, to any configuration, to any export, to any post. */
export async function answersOf(given: Round, seen: { sequence: number; indexHash: string }, now: number) {
  const configuration =
    given.configuration.kind === 'bytes'
      ? given.configuration.bytes
      : utf8Bytes(JSON.stringify(given.configuration.value));
  const file =
    given.export.kind === 'bytes'
      ? given.export.bytes
      : await writeExport(
          {
            start: 0,
            end: given.export.end,
            region: 'VN',
            batchNumber: 1,
            batchSize: 1,
            keys: given.export.keys,
            revisedKeys: given.export.revised,
          },
          {
            keyId: 'VN',
            keyVersion: 'v1',
            sign: signP256(given.export.isTrusted ? exportKey : strangerKey),
          },
        );
  const told = given.configuration.kind === 'valid' ? given.configuration.value.version : 1;
  const index = await indexOf(given, seen, now, fileHash(configuration), told, fileHash(file), file.length);
  return {
    index,
    answer: (path: string): Result<Uint8Array> => {
      if (path === '/v1/index') return index;
      return ok(path.includes('configurations') ? configuration : file);
    },
  };
}

async function indexOf(
  { index }: Round,
  seen: { sequence: number; indexHash: string },
  now: number,
  configurationHash: string,
  told: number,
  exportHash: string,
  exportLength: number,
): Promise<Result<Uint8Array>> {
  if (index.kind === 'failure') return index.failure;
  if (index.kind === 'bytes') return ok(index.bytes);
  const listed = index.listed.map(({ hash, to, bytes }) => ({
    hash,
    from: 0,
    to,
    bytes: Math.min(bytes, 6e7),
  }));
  const time = index.time === 'now' ? now : index.time;
  const content: IndexContent = {
    format: 1,
    sequence: Math.max(1, Math.min(Number.MAX_SAFE_INTEGER, seen.sequence + index.sequenceStep)),
    previous: index.follows ? seen.indexHash : null,
    time,
    next: index.next,
    expires: { past: 0, week: time + 7 * 86_400, far: 0xffffffff }[index.expires],
    exports: index.listsExport
      ? [...listed, { hash: exportHash, from: 0, to: now, bytes: exportLength }]
      : listed,
    configuration: {
      hash: configurationHash,
      version: { told, other: 1, far: 0xffffffff }[index.version],
    },
    community: index.community,
    notices: index.notices,
    sunsetDay: index.sunsetDay,
  };
  const bytes = await signIndex(content, signers[index.signer]);
  if (index.signer === 'altered') {
    const at = bytes.length - 3;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  return ok(bytes);
}
