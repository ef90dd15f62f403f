// SPDX-License-Identifier: GPL-3.0-only
import {
  checkIndexAdvance,
  defaultConfiguration,
  exportKeyAt,
  fileHash,
  firstIntervalOfDay,
  intervalAt,
  intervalsPerDay,
  openIndex,
  reportBase,
  type SharedKey,
  sortExportKeys,
  toHex,
  utcDayAt,
  verifyP256,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, makeReport, send } from '../testing/messages.ts';
import { fetchExports, fetchIndex, publishedKeys } from '../testing/published-keys.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';

const tolerance = 2;

test('a day without cases begins with one padded file and has no other', async () => {
  const t = await testServer({ minimumBatch: 30 });
  await t.server.runDueJobs();
  for (let i = 0; i < 5; i++) {
    t.now += 900;
    await t.server.runDueJobs();
  }
  const exports = await fetchExports(t);
  expect(exports.map(({ keys }) => keys.count)).toEqual([30]);
  expect([...(exports[0]?.keys.periods ?? [])].every((period) => period === intervalsPerDay)).toBe(true);
  t.now = (utcDayAt(noon) + 1) * 86_400;
  await t.server.runDueJobs();
  expect((await fetchExports(t)).length).toBe(2);
});

test('what a clock far ahead had numbered does not keep the publisher from numbering by the right one', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const right = await fetchIndex(t);
  t.now += 365 * 86_400;
  await t.server.runDueJobs();
  expect((await fetchIndex(t)).time).toBe(t.now);
  t.now -= 365 * 86_400 - 60;
  t.server.reconfigure(defaultConfiguration);
  await t.server.runDueJobs();
  const again = await fetchIndex(t);
  expect(again.time).toBe(t.now);
  expect(again.sequence).toBe(right.sequence + 1);
  expect(again.exports.filter(({ to }) => to > t.now)).toEqual([]);
  expect(t.errors).toEqual([]);
});

test('indexes are chained, numbered upwards and name the configuration by hash', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const answer = await t.server.fastify.inject({ url: '/v1/index' });
  const first = {
    sequence: (await fetchIndex(t)).sequence,
    hash: fileHash(new Uint8Array(answer.rawPayload)),
  };
  t.now += 60;
  await t.server.runDueJobs();
  const second = await fetchIndex(t);
  expect(second.previous).toBe(first.hash);
  expect(second.sequence).toBe(first.sequence + 1);
  expect(checkIndexAdvance(first, second, 'x').ok).toBe(true);
  const configuration = await t.objects.get(`configurations/${second.configuration.hash}.json`);
  expect(fileHash(configuration ?? new Uint8Array(0))).toBe(second.configuration.hash);
  const kept = await t.store.exposure.selectFrom('indexes').select('content').orderBy('sequence').execute();
  expect(kept[0]?.content.length).toBe(0);
  const signed = await openIndex(kept[1]?.content ?? new Uint8Array(0), t.keys.indexPins, verifyP256);
  expect(signed.ok).toBe(true);
});

const randomKeys = (now: number) =>
  fc
    .array(
      fc.record({
        daysAgo: fc.integer({ min: 0, max: 13 }),
        start: fc.integer({ min: 0, max: 143 }),
        period: fc.integer({ min: 1, max: 144 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((drafts) => {
      const days = new Map(drafts.map((draft) => [draft.daysAgo, draft]));
      const latest = intervalAt(now) + 1 + tolerance;
      return [...days.values()].flatMap(({ daysAgo, start, period }) => {
        const from = firstIntervalOfDay(utcDayAt(now) - daysAgo) + start;
        const length = Math.min(period, 144 - start, latest - from);
        return length < 1 ? [] : [{ start: from, period: length }];
      });
    });

const scenario = fc.array(fc.record({ keys: randomKeys(noon), wait: fc.integer({ min: 0, max: 7200 }) }), {
  minLength: 1,
  maxLength: 5,
});

async function checkPublished(t: TestServer, sent: ReadonlyMap<string, SharedKey>): Promise<void> {
  const seen = new Set<string>();
  for (const { end, keys } of await fetchExports(t)) {
    expect(keys.count).toBeGreaterThanOrEqual(20);
    expect(end).toBeLessThanOrEqual(t.now);
    const listed = Array.from({ length: keys.count }, (_, i) => exportKeyAt(keys, i));
    expect(sortExportKeys(listed)).toEqual(listed);
    for (let i = 0; i < keys.count; i++) {
      const key = exportKeyAt(keys, i);
      // Nobody can be made to hear it after the file's end and still take it for genuine.
      expect((key.start + key.period + tolerance) * 600).toBeLessThanOrEqual(end);
      const name = toHex(key.key);
      expect(seen.has(name)).toBe(false);
      seen.add(name);
      const original = sent.get(name);
      if (original !== undefined)
        expect({ start: key.start, period: key.period }).toMatchObject(timesOf(original));
    }
  }
}

const timesOf = ({ start, period }: SharedKey) => ({ start, period });

test('whatever is reported whenever: files are padded, sorted, without repeats and without a key that could be replayed', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (steps) => {
      const t = await testServer({ publishPeriodSeconds: 60 });
      const sent = new Map<string, SharedKey>();
      for (const { keys: drafts, wait } of steps) {
        if (drafts.length > 0) {
          const keys = drafts.map((draft) => ({ key: t.random(16), ...draft }));
          const made = makeReport(t, { keys, onsetDay: null, base: reportBase(t.now) });
          if ((await codeOf(send(t, 'report', made.body))) === 'ok')
            for (const key of keys) sent.set(toHex(key.key), key);
        }
        t.now += wait;
        await t.server.runDueJobs();
        await checkPublished(t, sent);
      }
      t.now += 86_400;
      await t.server.runDueJobs();
      const { fresh } = await publishedKeys(t);
      expect([...sent.keys()].filter((name) => !fresh.has(name))).toEqual([]);
      expect(t.errors).toEqual([]);
    }),
    { numRuns: 25, seed: 7 },
  );
});

test('padding copies the metadata of real keys of its file', async () => {
  const t = await testServer({ minimumBatch: 40 });
  const { report, body } = makeReport(t);
  await send(t, 'report', body);
  t.now += 3600;
  await t.server.runDueJobs();
  const [file] = await fetchExports(t);
  if (file === undefined) throw new Error('no file');
  const real = report.keys.map(({ start, period }) => `${start}/${period}/1/${report.onsetDay}`);
  for (let i = 0; i < file.keys.count; i++) {
    const key = exportKeyAt(file.keys, i);
    const onset = utcDayAt(key.start * 600) - (key.daysSinceOnset ?? 99);
    expect(real).toContain(`${key.start}/${key.period}/${key.reportType}/${onset}`);
  }
  expect(file.keys.count).toBe(40);
});

test('many keys become shards that together hold each key once', async () => {
  const t = await testServer({ minimumBatch: 1, maximumKeysPerFile: 4 });
  const reports = [makeReport(t), makeReport(t), makeReport(t)];
  for (const { body } of reports) await send(t, 'report', body);
  t.now += 3600;
  await t.server.runDueJobs();
  const exports = await fetchExports(t);
  expect(exports.map(({ batchSize }) => batchSize)).toEqual([3, 3, 3]);
  expect(exports.map(({ batchNumber }) => batchNumber).sort()).toEqual([1, 2, 3]);
  expect((await publishedKeys(t)).fresh.size).toBe(9);
});

test('the same key from two reports is published once', async () => {
  const t = await testServer({ minimumBatch: 1 });
  const first = makeReport(t);
  const second = makeReport(t, { keys: first.report.keys });
  await send(t, 'report', first.body);
  expect(await codeOf(send(t, 'report', second.body))).toBe('ok');
  t.now += 3600;
  await t.server.runDueJobs();
  t.now += 3600;
  await t.server.runDueJobs();
  const { fresh } = await publishedKeys(t);
  expect([...fresh.values()].map((types) => types.length)).toEqual([1, 1, 1]);
});

test('a crash between files and rows, and between rows and index, publishes each key once', async () => {
  const t = await testServer();
  const { report, body } = makeReport(t);
  await send(t, 'report', body);
  t.now += 3600;
  const put = t.objects.put;
  t.objects.put = async (name, bytes) => {
    await put(name, bytes);
    if (name.startsWith('exports/')) throw new Error('crash after the file');
  };
  const runs = await t.server.runDueJobs();
  expect(runs.find(({ job }) => job === 'publish')?.outcome).toBe('failed');
  expect((await t.objects.list('exports')).length).toBe(1);
  t.objects.put = put;
  const sign = t.keys.index.sign;
  Object.assign(t.keys.index, {
    sign: () => {
      throw new Error('crash before the index');
    },
  });
  await t.server.runDueJobs();
  expect((await t.server.fastify.inject({ url: '/v1/index' })).statusCode).toBe(404);
  Object.assign(t.keys.index, { sign });
  await t.server.runDueJobs();
  const exports = await fetchExports(t);
  expect(exports.length).toBe(1);
  expect((await t.objects.list('exports')).length).toBe(1);
  const { fresh } = await publishedKeys(t);
  for (const { key } of report.keys) expect(fresh.get(toHex(key))).toEqual([1]);
});

test('a file without a real key is counted as padding through and through', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const [file] = await t.store.exposure.selectFrom('exports').selectAll().execute();
  expect(file?.key_count).toBeGreaterThan(0);
  expect(file?.padding_count).toBe(file?.key_count);
});
