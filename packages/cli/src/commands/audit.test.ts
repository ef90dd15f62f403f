// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  defaultConfiguration,
  fileHash,
  type IndexContent,
  publicKeyToPem,
  writeIndex,
} from '@bluezone/protocol';
import { createKeyring, openEmbeddedStore, recordAct, sealActs } from '@bluezone/server';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const day = 86_400;

async function run(io: CapturedIo, ...args: string[]) {
  const before = { ...io.written };
  const code = await runCommandLine(args, commands, io);
  return {
    code,
    stdout: io.written.stdout.slice(before.stdout.length),
    stderr: io.written.stderr.slice(before.stderr.length),
  };
}

async function withRows(io: CapturedIo, work: (audit: Parameters<typeof sealActs>[0]) => Promise<unknown>) {
  const store = await openEmbeddedStore({ directory: join(io.cwd, 'data') });
  if (!store.ok) throw new Error(store.detail);
  await work(store.value.audit);
  await store.value.close();
}

async function recordedFolder(): Promise<CapturedIo> {
  const io = capturedIo(temporaryFolder());
  const file = {
    ...{ format: 1, mode: 'trial', tls: 'none', phones: 'phones.json' },
    all: {
      listen: { public: { host: '127.0.0.1', port: 0 }, operations: { host: '127.0.0.1', port: 0 } },
      store: { engine: 'embedded', directory: 'data' },
      keys: 'keys',
      ...{ objects: { directory: 'objects' }, sms: { senders: [], developmentInbox: true } },
    },
  };
  writeFileSync(join(io.cwd, 'operator.json'), JSON.stringify(file));
  writeFileSync(join(io.cwd, 'phones.json'), JSON.stringify(defaultConfiguration));
  await withRows(io, async (audit) => {
    let next = 0;
    const random = (length: number) => new Uint8Array(length).fill(++next);
    for (let i = 0; i < 3; i++)
      await recordAct({ audit, random }, 'nurse', 'case.read', `c${i}`, io.now() - (3 - i) * day, '79');
    await sealActs(audit, io.now() + day);
  });
  return io;
}

it('audit verify tells whether the record fits, and with heads that were kept whether it was made anew', async () => {
  const io = await recordedFolder();
  const verify = (...args: string[]) =>
    run(io, 'audit', 'verify', '--config', 'operator.json', '--role', 'all', ...args);
  expect(await verify()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^everything fits: 3 acts under 3 seals/),
  });
  const heads = await verify('--heads');
  expect(JSON.parse(heads.stdout).heads.length).toBe(3);
  writeFileSync(join(io.cwd, 'heads.json'), heads.stdout);
  expect(await verify('--from', 'heads.json', '--json')).toMatchObject({ code: 0 });
  await withRows(io, async (audit) => {
    await audit.deleteFrom('acts').where('seal', '=', 3).execute();
    await audit.deleteFrom('heads').where('seal', '=', 3).execute();
  });
  expect((await verify()).code).toBe(0);
  const gone = await verify('--from', 'heads.json');
  expect([gone.code, gone.stdout.split('\n')[0]]).toEqual([1, 'rewritten: province 79, seal 3, 2026-01-04']);
  await withRows(io, (audit) =>
    audit.updateTable('acts').set({ actor: 'x' }).where('seal', '=', 1).execute(),
  );
  const changed = await verify('--json');
  expect([changed.code, JSON.parse(changed.stdout).faults]).toEqual([
    ...[1, [{ province: '79', seal: 1, day: '2026-01-02', fault: 'changed' }]],
  ]);
  writeFileSync(join(io.cwd, 'no-heads.json'), '{"heads":[1]}');
  expect((await verify('--from', 'no-heads.json')).stderr).toMatch(/^file\.unreadable: /);
}, 180_000);

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A front door that shows what the test puts there. */
async function place(): Promise<{ url: string; show: (bytes: Uint8Array) => void }> {
  let shown = new Uint8Array(0);
  const server = createServer((request, answer) => {
    answer.writeHead(request.url === '/v1/index' ? 200 : 404).end(shown);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const show = (bytes: Uint8Array) => {
    shown = new Uint8Array(bytes);
  };
  return { url: `http://127.0.0.1:${port}`, show };
}

it('audit watch tells a split view between two places, also from what another watcher wrote down', async () => {
  const io = capturedIo(temporaryFolder());
  const { index } = createKeyring();
  writeFileSync(join(io.cwd, 'index.pem'), publicKeyToPem(index.publicKey));
  const time = io.now();
  const signed = (change: Partial<IndexContent>) =>
    writeIndex(
      {
        ...{
          format: 1,
          sequence: 100,
          previous: null,
          time,
          next: time + 900,
          expires: time + day,
          exports: [],
        },
        ...{ configuration: { hash: '0'.repeat(64), version: 1 }, community: { registered: 1, day: 1 } },
        ...{ notices: [], sunsetDay: null, ...change },
      },
      index.id,
      index.sign,
    );
  const [a, b] = [await place(), await place()];
  const watch = (...args: string[]) => run(io, 'audit', 'watch', ...args, '--public-key', 'index.pem');
  const first = await signed({});
  a.show(first);
  b.show(first);
  const agreed = await watch(a.url, b.url, '--state', 'here.jsonl');
  expect([agreed.code, agreed.stdout]).toEqual([
    0,
    'all agree: 1 indexes, 0 of them after ones that nobody saw\n',
  ]);
  const previous = fileHash(first);
  a.show(await signed({ sequence: 101, previous }));
  b.show(await signed({ sequence: 102, previous, notices: [{ id: 'x', vi: 'x', en: 'x', until: time }] }));
  expect((await watch(a.url, '--state', 'here.jsonl')).code).toBe(0);
  expect((await watch(b.url, '--state', 'there.jsonl')).code).toBe(0);
  const split = await watch('here.jsonl', 'there.jsonl', '--json');
  expect(split.code).toBe(1);
  expect(JSON.parse(split.stdout)).toMatchObject({
    ...{ ok: false, faults: [{ fault: 'split', sequence: 101, places: [a.url, b.url].sort() }] },
  });
  a.show(first);
  const back = await watch(a.url, '--state', 'here.jsonl');
  expect([back.code, back.stdout]).toEqual([1, `rollback: ${a.url}: it showed 101 and later 100\n`]);
  expect(readFileSync(join(io.cwd, 'here.jsonl'), 'utf8').trim().split('\n').length).toBe(4);
  a.show(first.with(first.length - 2, 0x30));
  const forged = await watch(a.url);
  expect([forged.code, forged.stderr]).toEqual([1, expect.stringMatching(/^index\.(signature|layout): /)]);
  const other = createKeyring();
  writeFileSync(join(io.cwd, 'other.pem'), publicKeyToPem(other.index.publicKey));
  a.show(first);
  expect((await run(io, 'audit', 'watch', a.url, '--public-key', 'other.pem')).stderr).toMatch(
    /^index\.signer: /,
  );
  expect((await watch('http://127.0.0.1:1')).stderr).toMatch(/^net\.unreachable: /);
  expect((await run(io, 'audit', 'watch')).code).toBe(2);
});
