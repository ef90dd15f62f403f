// SPDX-License-Identifier: GPL-3.0-only
// What was acknowledged survives SIGKILL at any moment: found again exactly once; what was not, at most once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { fromHex, toHex, tokenHash } from '@bluezone/protocol';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyringDirectory } from './keys/keyring-directory.ts';
import { randomBelow } from './publishing/pad-keys.ts';
import { openEmbeddedStore } from './store/embedded-store.ts';
import { makeReport } from './testing/messages.ts';
import { type SealedPostForTest, sealPostForTest } from './testing/seal-post.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { noon } from './testing/test-server.ts';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const kills = 6;
let work = '';
let entry = '';

beforeAll(async () => {
  // Inside the package, so that the bundle finds its dependencies; the folder is ignored by git.
  mkdirSync(join(packageRoot, '.build'), { recursive: true });
  work = mkdtempSync(join(packageRoot, '.build', 'kill-test-'));
  entry = join(work, 'entry.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./testing/kill-entry.ts', import.meta.url)),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@bluezone/'),
  });
  await bundle.write({ file: entry, format: 'esm' });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Sent {
  readonly hash: string;
  readonly post: SealedPostForTest;
  acknowledged: boolean;
}

/** Sends reports without waiting for each other, and kills the server once `killAfter` of them were answered. */
async function postUntilKilled(child: ChildProcess, killAfter: number, sent: Sent[]) {
  let answered = 0;
  const exited = once(child, 'exit');
  if (child.stdout === null || child.stdin === null) throw new Error('no pipes');
  child.stdin.on('error', () => {});
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') {
      child.stdin.write(sent.map(({ post }, i) => `${i} ${toHex(post.wire)}\n`).join(''));
      if (killAfter === 0) child.kill('SIGKILL');
      continue;
    }
    const [number, wire = ''] = line.split(' ');
    const one = sent[Number(number)];
    if (one !== undefined && wire.length === 2048) {
      const answer = one.post.read(fromHex(wire) ?? new Uint8Array(0));
      one.acknowledged = answer.ok && answer.value.ok;
    }
    if (++answered === killAfter) child.kill('SIGKILL');
  }
  await exited;
}

test(`every acknowledged report is found exactly once after ${kills} kills`, async () => {
  const random = seededRandom('kill');
  const directory = join(work, 'data');
  const keyDirectory = join(work, 'keys');
  const keys = createKeyringDirectory(keyDirectory, noon);
  if (!keys.ok) throw new Error(keys.detail);
  const posts = keys.value.seals.map(({ id, desk, publicKey }) => ({ id, desk, publicKey }));
  const all: Sent[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const reports = Array.from({ length: 25 }, () => makeReport({ keys: keys.value, random, now: noon }));
    const sent = reports.map(({ report, body }) => ({
      hash: toHex(tokenHash(report.token)),
      post: sealPostForTest(posts, 'report', body),
      acknowledged: false,
    }));
    const child = spawn(process.execPath, [entry, directory, keyDirectory, String(noon)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await postUntilKilled(child, kill === 0 ? 3 : randomBelow(20, random), sent);
    expect(child.signalCode).toBe('SIGKILL');
    all.push(...sent);
  }
  const store = await openEmbeddedStore({ directory });
  if (!store.ok) throw new Error(store.detail);
  const rows = await store.value.exposure.selectFrom('reports').select(['token_hash', 'keys']).execute();
  await store.value.close();
  const found = rows.map(({ token_hash }) => toHex(token_hash));
  expect(new Set(found).size).toBe(found.length);
  expect(rows.every(({ keys: packed }) => packed.length === 63)).toBe(true);
  const known = new Set(all.map(({ hash }) => hash));
  expect(found.filter((hash) => !known.has(hash))).toEqual([]);
  const acknowledged = all.filter((post) => post.acknowledged).map(({ hash }) => hash);
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  expect(acknowledged.filter((hash) => !found.includes(hash))).toEqual([]);
}, 240_000);
