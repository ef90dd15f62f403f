// SPDX-License-Identifier: GPL-3.0-only
// An answer that is refused leaves a phone as no answer at all would: byte for byte, but for the reason it notes and for
// what it thinks of its clock.
import {
  type Configuration,
  fail,
  fileHash,
  type IndexContent,
  ok,
  type Result,
  utf8Bytes,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportKey, FakeServer, indexKey, signExport, signIndex } from '../testing/fake-server.ts';
import { answersOf, round, strangerKey } from '../testing/hostile-answers.ts';
import { nativeVerify } from '../testing/native-verify.ts';
import { spyVault } from '../testing/spy-vault.ts';
import { testClock } from '../testing/test-clock.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';
import { memoryVault } from '../vault/memory-vault.ts';

/** A warned phone's life so far, and what its server publishes next: an index that names a new list and configuration. */
interface Life {
  readonly rows: ReadonlyMap<string, Uint8Array>;
  readonly now: number;
  readonly honest: IndexContent;
  readonly index: Uint8Array;
  readonly list: Uint8Array;
  readonly configuration: Uint8Array;
  readonly seen: { readonly sequence: number; readonly indexHash: string };
}

async function liveAWhile(): Promise<Life> {
  const { a, b } = await twoPhones({ ports: { verify: nativeVerify } });
  await a.phone.register(new Uint8Array(16).fill(7));
  await meet(a, b, { minutes: 25 });
  await a.server.addExport((await b.phone.holdings()).keys.slice(0, 1), { end: a.clock.now() + 1200 });
  a.clock.advance(7200);
  const seen = fileHash(await a.server.publish());
  await a.phone.wake();
  expect(await a.phone.status()).toMatchObject({ exposure: 'F1', lastFailure: null });
  const sequence = a.server.published?.sequence ?? 0;
  const rows = await a.vault.contents();
  a.clock.advance(7200);
  const name = await a.server.addExport([{ key: new Uint8Array(16).fill(1), start: 2_945_952, period: 144 }]);
  a.server.configuration = { ...a.server.configuration, version: 2, retentionDays: 13 };
  const index = await a.server.publish();
  const honest = a.server.published as IndexContent;
  const read = (path: string) => a.server.files.get(path) as Uint8Array;
  return {
    rows,
    now: a.clock.now(),
    honest,
    index,
    list: read(`/v1/exports/${name}.zip`),
    configuration: read(`/v1/configurations/${honest.configuration.hash}.json`),
    seen: { sequence, indexHash: seen },
  };
}

const life = liveAWhile();

async function revive({ rows, now }: Life, answer: (path: string) => Result<Uint8Array>): Promise<TestPhone> {
  const vault = memoryVault();
  await vault.write([...rows].map(([key, value]) => ({ key, value })));
  const clock = testClock(now);
  const server = new FakeServer(clock);
  server.override = answer;
  return testPhone({ clock, server, vault: spyVault(vault), seed: 7, ports: { verify: nativeVerify } });
}

/** What a phone keeps after it was answered so, and what it says of it. */
async function keptAfter(given: Life, answer: (path: string) => Result<Uint8Array>) {
  const test = await revive(given, answer);
  await test.phone.wake();
  const kept = Object.fromEntries(
    [...(await test.vault.contents())].map(([key, value]) => [key, Buffer.from(value).toString('hex')]),
  );
  const { lastCheck, clock, ...state } = JSON.parse(Buffer.from(kept.state ?? '', 'hex').toString()) as {
    lastCheck: { at: number; code: string | null };
    clock: string;
    index: { hash: string };
  };
  const rows: Record<string, unknown> = { ...kept, state };
  return {
    kept: rows,
    at: lastCheck.at,
    code: lastCheck.code,
    clock,
    indexHash: state.index.hash,
  };
}

const silence = () => fail('net.unreachable', 'no network');

/** Bytes with a few changes. */
const damaged = (honest: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.nat({ max: honest.length - 1 }).map((length) => honest.slice(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((tail) => Uint8Array.from([...honest, ...tail])),
    fc.tuple(fc.nat({ max: honest.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, change]) => {
      const copy = honest.slice();
      copy[at] = (copy[at] as number) ^ change;
      return copy;
    }),
    fc.uint8Array({ maxLength: 200 }),
  );

it('the honest answer is taken, so that the tests below are of something', async () => {
  const given = await life;
  const files = new Map([
    ['/v1/index', given.index],
    [`/v1/exports/${given.honest.exports[1]?.hash}.zip`, given.list],
    [`/v1/configurations/${given.honest.configuration.hash}.json`, given.configuration],
  ]);
  const { kept, code } = await keptAfter(given, (path) => ok(files.get(path) ?? new Uint8Array(0)));
  const untouched = await keptAfter(given, silence);
  expect(code).toBeNull();
  expect(untouched.code).toBe('net.unreachable');
  for (const row of ['state', 'matched', 'configuration'] as const)
    expect(kept[row]).not.toEqual(untouched.kept[row]);
});

it('an index damaged on its way leaves a phone as silence would', async () => {
  const given = await life;
  const untouched = await keptAfter(given, silence);
  await fc.assert(
    fc.asyncProperty(damaged(given.index), async (bytes) => {
      const after = await keptAfter(given, () => ok(bytes));
      expect(after.code).toMatch(/^index\.(?:layout|signer|signature)$/);
      expect({ ...after, code: untouched.code }).toEqual(untouched);
    }),
    { numRuns: 300, seed: 1 },
  );
}, 120_000);

it('an index that is refused for what it says leaves a phone as silence would, but for what it thinks of its clock', async () => {
  const given = await life;
  const untouched = await keptAfter(given, silence);
  const codes = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(round, async (hostile) => {
      const { answer } = await answersOf(hostile, given.seen, given.now);
      const after = await keptAfter(given, answer);
      if (after.indexHash !== untouched.indexHash) return;
      codes.add(after.code);
      expect({ ...after, code: untouched.code, clock: untouched.clock }).toEqual(untouched);
    }),
    { numRuns: 400, seed: 2 },
  );
  for (const code of [
    'sequence',
    'lifetime',
    'future',
    'rollback',
    'fork',
    'expired',
    'signature',
    'signer',
    'layout',
  ])
    expect(codes).toContain(`index.${code}`);
  expect(codes).toContain('configuration.version');
}, 120_000);

const bounded = fc.constantFrom<object>(
  { retentionDays: 180 },
  { polling: { periodSeconds: 1 } },
  { version: 1 },
  { version: 3 },
  { format: 2 },
  { scan: { windowSeconds: 60, periodSeconds: 30, periodAfterSightingSeconds: 30, bridgedGapSeconds: 60 } },
);

/** What can be wrong with the files that a truly signed index names: damaged on their way, or signed but not acceptable. */
const badFiles = (given: Life) =>
  fc.record({
    list: fc.oneof(
      damaged(given.list).map((bytes) => ({ bytes })),
      fc.constant({ signer: strangerKey, end: given.now }),
      fc.constant({ signer: indexKey, end: given.now }),
      fc.constant({ signer: exportKey, end: given.now + 7 * 86_400 }),
      fc.constant({ signer: exportKey, end: 0xffffffff }),
    ),
    configuration: fc.oneof(
      damaged(given.configuration).map((bytes) => ({ bytes })),
      bounded.map((change) => ({ change })),
    ),
  });

it('lists and configurations that are refused leave a phone as if they had never arrived', async () => {
  const given = await life;
  const codes = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(badFiles(given), async ({ list, configuration }) => {
      const lists = 'bytes' in list ? list.bytes : await signExport([], list.end, [], list.signer);
      const listName = 'bytes' in list ? fileHash(given.list) : fileHash(lists);
      const honest = JSON.parse(Buffer.from(given.configuration).toString()) as Configuration;
      const files =
        'bytes' in configuration
          ? configuration.bytes
          : utf8Bytes(JSON.stringify({ ...honest, ...configuration.change }));
      const name = 'bytes' in configuration ? fileHash(given.configuration) : fileHash(files);
      const { version } = given.honest.configuration;
      const told =
        'bytes' in configuration
          ? version
          : ((configuration.change as { version?: number }).version ?? version);
      const index = await signIndex({
        ...given.honest,
        exports: [
          ...given.honest.exports.slice(0, 1),
          { hash: listName, from: given.now - 3600, to: given.now, bytes: lists.length },
        ],
        // A version that is not the one in the file is told for version 3.
        configuration: { hash: name, version: told === 3 ? 4 : told },
      });
      const named = (path: string) => (path.includes('exports') ? lists : files);
      const after = await keptAfter(given, (path) => ok(path === '/v1/index' ? index : named(path)));
      const untouched = await keptAfter(given, (path) => (path === '/v1/index' ? ok(index) : silence()));
      codes.add(after.code);
      expect(after.indexHash).toBe(fileHash(index));
      expect({ ...after, code: untouched.code }).toEqual(untouched);
    }),
    { numRuns: 300, seed: 3 },
  );
  for (const code of ['index.hash', 'configuration.layout', 'configuration.rollback'])
    expect(codes).toContain(code);
}, 120_000);

it('a list that is refused says why, whatever became of the configuration', async () => {
  const given = await life;
  const cases: [Uint8Array, string][] = [
    [await signExport([], given.now, [], strangerKey), 'export.signature'],
    [await signExport([], given.now + 86_400), 'export.future'],
    [given.list.slice(0, 200), 'export.layout'],
  ];
  for (const [list, code] of cases) {
    const index = await signIndex({
      ...given.honest,
      exports: [{ hash: fileHash(list), from: given.now - 3600, to: given.now, bytes: list.length }],
    });
    const files = (path: string) => (path.includes('exports') ? list : given.configuration);
    const after = await keptAfter(given, (path) => ok(path === '/v1/index' ? index : files(path)));
    expect(after.code).toBe(code);
  }
});
