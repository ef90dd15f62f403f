// SPDX-License-Identifier: GPL-3.0-only
// The process that kill.test.ts starts and kills: a durable server that takes hexadecimal posts on stdin, one per line,
// and writes each answer as a line once it is given. For tests only.
import { createInterface } from 'node:readline';
import { defaultConfiguration, fromHex, toHex } from '@bluezone/protocol';
import { loadKeyring } from '../keys/keyring-directory.ts';
import { directoryObjectStore } from '../objects/directory-object-store.ts';
import { createServer } from '../server.ts';
import { demoSettings } from '../settings.ts';
import { openEmbeddedStore } from '../store/embedded-store.ts';

const [directory = '', keyDirectory = '', time = '0'] = process.argv.slice(2);
const store = await openEmbeddedStore({ directory });
const keys = loadKeyring(keyDirectory);
if (!store.ok || !keys.ok) throw new Error(store.ok ? 'no keys' : store.detail);
const server = createServer({
  store: store.value,
  objects: directoryObjectStore(`${directory}/objects`),
  keys: keys.value,
  configuration: defaultConfiguration,
  settings: demoSettings(),
  clock: () => Number(time),
});
if (!server.ok) throw new Error(server.detail);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [number, wire = ''] = line.split(' ');
  const answer = await server.value.post(fromHex(wire) ?? new Uint8Array(0));
  process.stdout.write(`${number} ${toHex(answer)}\n`);
}
await store.value.close();
