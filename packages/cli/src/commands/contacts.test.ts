// SPDX-License-Identifier: GPL-3.0-only
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import type { ContactResults } from '../contacts/judge-sightings.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

type Results = ContactResults & { readonly badLines: number };

const from = 1_700_000_000;

/** Three phones in a row for forty minutes: a beside b, c far from both. */
function meeting(name: (phone: string) => string): string[] {
  const levels: Readonly<Record<string, number>> = {
    'a b': -58,
    'b a': -60,
    'a c': -93,
    'c a': -94,
    'b c': -92,
  };
  return Object.entries(levels).flatMap(([pair, level], i) => {
    const [observer = '', observed = ''] = pair.split(' ');
    return Array.from({ length: 16 }, (_, scan) =>
      JSON.stringify({
        t: from + 160 * scan + 0.25 * i,
        observer: name(observer),
        observed: name(observed),
        rssi: level + ((scan * 7 + i) % 5),
        observedModel: 'Pixel 4',
      }),
    );
  });
}

async function contacts(
  lines: readonly string[],
  ...more: string[]
): Promise<{ code: number; io: CapturedIo }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'recording.jsonl'), lines.join('\n'));
  const io = capturedIo(folder);
  return { code: await runCommandLine(['contacts', 'recording.jsonl', ...more], commands, io), io };
}

async function judged(lines: readonly string[], ...more: string[]): Promise<Results> {
  const { code, io } = await contacts(lines, '--json', ...more);
  expect(code).toBe(0);
  expect(io.written.stdout.match(/\n/g)).toHaveLength(1);
  return JSON.parse(io.written.stdout);
}

it('who sat beside whom is told apart from who was across the room', async () => {
  const { pairs, days, badLines } = await judged(meeting((phone) => phone));
  const found = new Map(pairs.map((pair) => [`${pair.observer} ${pair.observed}`, pair]));
  expect(badLines).toBe(0);
  expect(found.get('a b')?.probability15).toBeGreaterThan(0.6);
  expect(found.get('a c')?.probability15).toBeLessThan(0.4);
  expect(found.get('a b')?.encounters).toEqual([{ from, to: from + 160 * 15 }]);
  expect(days.filter(({ observer }) => observer === 'a')).toEqual([
    { observer: 'a', day: '2023-11-14', people: 2, bluezone: 2, close: 1 },
  ]);
});

it('neither the order of lines nor the names of phones make a difference', async () => {
  const plain = await judged(meeting((phone) => phone));
  const shuffled = meeting((phone) => phone)
    .sort((a, b) => (a.length * 31 + a.charCodeAt(9) < b.length * 31 + b.charCodeAt(9) ? 1 : -1))
    .reverse();
  expect(await judged(shuffled)).toEqual(plain);
  const names = new Map([
    ['a', 'zz'],
    ['b', 'mm'],
    ['c', '00'],
  ]);
  const back = new Map([...names].map(([one, other]) => [other, one]));
  const renamed = await judged(meeting((phone) => names.get(phone) ?? ''));
  const pairs = renamed.pairs.map((pair) => ({
    ...pair,
    observer: back.get(pair.observer),
    observed: back.get(pair.observed),
  }));
  const byName = (one: { observer?: string | undefined; observed?: string | undefined }) =>
    `${one.observer} ${one.observed}`;
  expect(pairs.sort((x, y) => (byName(x) < byName(y) ? -1 : 1))).toEqual(plain.pairs);
});

it('another phone’s log makes no difference to one’s own', async () => {
  const all = await judged(meeting((phone) => phone));
  const own = await judged(meeting((phone) => phone).filter((line) => line.includes('"observer":"a"')));
  expect(own.pairs).toEqual(all.pairs.filter(({ observer }) => observer === 'a'));
});

it('bad lines are told with their numbers and skipped, or refuse the recording', async () => {
  const lines = meeting((phone) => phone);
  lines.splice(2, 0, '{"t":"now"}', 'nonsense');
  const { code, io } = await contacts(lines, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(io.written.stdout).badLines).toBe(2);
  expect(io.written.stderr).toContain('line 3: "t" is no time in seconds; skipped');
  expect(io.written.stderr).toContain('line 4: not JSON; skipped');
  const strict = await contacts(lines, '--json', '--strict');
  expect(strict.code).toBe(1);
  expect(JSON.parse(strict.io.written.stdout).error.code).toBe('trace.bad-line');
});

it('a recording in milliseconds has no line that can be used, and is told so', async () => {
  const lines = meeting((phone) => phone).map((line) => line.replace(/"t":([\d.]+)/, '"t":$1e3'));
  const { code, io } = await contacts(lines, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(io.written.stdout)).toEqual({ pairs: [], days: [], badLines: lines.length });
  expect(io.written.stderr).toContain(
    'line 1: "t" is no time in seconds: it looks like milliseconds; skipped',
  );
  expect(io.written.stderr).toContain('recording.jsonl": no line could be used');
});

it('a mark at the beginning and line ends of another system make no difference', async () => {
  const plain = await judged(meeting((phone) => phone));
  const [first = '', ...others] = meeting((phone) => phone).map((line) => `${line}\r`);
  expect(await judged([`\uFEFF${first}`, ...others], '--strict')).toEqual(plain);
});

it('who crosses midnight has been near once, and on two days', async () => {
  const midnight = Date.UTC(2023, 10, 14, 17) / 1000;
  const lines = Array.from({ length: 21 }, (_, scan) =>
    JSON.stringify({ t: midnight - 1800 + 180 * scan, observer: 'a', observed: 'b', rssi: -60.5 }),
  );
  const { pairs, days } = await judged(lines, '--zone', 'Asia/Ho_Chi_Minh');
  expect(pairs.map(({ encounters }) => encounters)).toEqual([
    [{ from: midnight - 1800, to: midnight + 1800 }],
  ]);
  expect(days.map(({ day, people }) => [day, people])).toEqual([
    ['2023-11-14', 1],
    ['2023-11-15', 1],
  ]);
});

it('days begin at midnight of the zone asked for', async () => {
  const lines = meeting((phone) => phone).filter((line) => line.includes('"observer":"a"'));
  const inUtc = await judged(lines);
  const inVietNam = await judged(lines, '--zone', 'Asia/Ho_Chi_Minh');
  expect([...new Set(inUtc.days.map(({ day }) => day))]).toEqual(['2023-11-14']);
  expect([...new Set(inVietNam.days.map(({ day }) => day))]).toEqual(['2023-11-15']);
  const { code, io } = await contacts(lines, '--zone', 'Nowhere/Land');
  expect(code).toBe(2);
  expect(io.written.stderr).toContain('there is no zone');
});

it('an empty recording has nobody in it', async () => {
  expect(await judged([''])).toEqual({ pairs: [], days: [], badLines: 0 });
});
