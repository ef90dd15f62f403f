// SPDX-License-Identifier: GPL-3.0-only
// Two phones of the real Java host and the app as it is built for it meet over a simulated air. One is reported; the other
// must find it by itself, in the background, and tell its owner. Run by `npm run test:android`.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createPhone } from '@bluezone/phone';
import {
  defaultConfiguration,
  fileHash,
  nextSequence,
  p256PublicKey,
  signerId,
  signIndexUnread,
  signP256,
  toBase64,
  utcDayAt,
  utf8Bytes,
  writeExport,
} from '@bluezone/protocol';
import { hostNet, hostRadio, hostVault } from '../host-ports.ts';
import { nativeHost } from '../native-host.ts';
import { type HostState, type JavaHost, javaHost } from './java-host.ts';

interface Given {
  readonly java: readonly string[];
  /** The script of the background page, and that of its thread. */
  readonly page: string;
  readonly worker: string;
}

const indexKey = new Uint8Array(32).fill(11);
const exportKey = new Uint8Array(32).fill(13);
/** Wednesday, 10 June 2026, 10:00 in Viet Nam. */
const morning = Date.UTC(2026, 5, 10, 3) / 1000;
const meetingSeconds = 25 * 60;
const strength = -55;

class Failure extends Error {}

/** All of it takes less than a minute on a machine that is idle; after so long it is stuck. */
const patienceMilliseconds = 900_000;
let stage = 'starting';

function expect(holds: boolean, sentence: string): void {
  if (!holds) throw new Failure(sentence);
}

export async function pairHosts(given: Given): Promise<void> {
  const files = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200, { connection: 'close' }).end(file);
    request.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts: JavaHost[] = [];
  let patience: ReturnType<typeof setTimeout> | undefined;
  try {
    const stuck = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new Failure(`stuck while ${stage}`)), patienceMilliseconds);
    });
    const lives = async () => {
      for (let i = 0; i < 3; i++) hosts.push(await javaHost(given.java, origin));
      await meetAndMatch(given, hosts as [JavaHost, JavaHost, JavaHost], files);
    };
    await Promise.race([lives(), stuck]);
  } finally {
    clearTimeout(patience);
    await Promise.all(hosts.map((host) => host.close()));
    server.close();
  }
}

async function meetAndMatch(
  given: Given,
  [reported, met, distant]: [JavaHost, JavaHost, JavaHost],
  files: Map<string, Uint8Array>,
): Promise<void> {
  const all = [reported, met, distant];
  let now = morning;
  await publish(files, now, []);
  for (const host of all) await host.order({ do: 'set-clock', now });
  stage = 'waking for the first time';
  for (const host of all) await wake(given, host, now);

  stage = 'meeting';
  // The third is switched on as well, and out of reach.
  let states = await Promise.all(all.map((host) => host.order({ do: 'pass', seconds: 1 })));
  const aired = new Set<string>();
  while (now < morning + meetingSeconds) {
    const [a, b] = states as [HostState, HostState];
    if (a.isScanning && b.air !== null) await hear(reported, b.air);
    if (b.isScanning && a.air !== null) await hear(met, a.air);
    if (a.air !== null) aired.add(a.air);
    const seconds = states.some(({ isScanning }) => isScanning) ? 1 : 3;
    states = await Promise.all(all.map((host) => host.order({ do: 'pass', seconds })));
    now += seconds;
  }
  now++;
  expect(aired.size === 3, `${aired.size} beacons in 25 minutes, not 3`);
  const scans = states.map(({ unread }) => unread);
  expect(Math.min(...scans) >= 8, `scans kept: ${scans.join(', ')}`);

  for (const host of all) await wake(given, host, now);
  states = await look(all);
  expect(
    states.every(({ unread }) => unread === 0),
    'scans that were read are not acknowledged',
  );
  expect(
    states.every(({ shown }) => shown.length === 0),
    'somebody was told before anybody was reported',
  );

  stage = 'publishing and matching';
  now += 6 * 3600;
  for (const host of all) await host.order({ do: 'set-clock', now });
  await publish(files, now, await keysOf(reported, now));
  for (const host of all) await wake(given, host, now);
  states = await look(all);
  const told = states.map(({ shown }) => shown.join());
  expect(told.join('|') === '|Bluezone có tin cho bạn|', `told: ${told.join('|')}`);
  process.stdout.write(
    `two Android hosts met for 25 minutes (${scans[1]} scans, ${aired.size} beacons), and the one that was met was told; a third was not\n`,
  );
}

const look = (hosts: readonly JavaHost[]) =>
  Promise.all(hosts.map((host) => host.order({ do: 'pass', seconds: 0 })));

const hear = (host: JavaHost, advertisement: string) =>
  host.order({ do: 'hear', advertisement, address: '00:00:00:00:00:01', strength });

/** The built page of the background, once, over this host. */
async function wake({ page, worker }: Given, host: JavaHost, now: number): Promise<void> {
  const line = await host.openPage();
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (message: string) => line.send(message));
  let isComplete: boolean | null = null;
  line.listen((message) => port1.postMessage(message));
  const thread = new Worker(worker, {
    workerData: { script: page, now, port: port2 },
    transferList: [port2],
  });
  port1.on('message', (message: string) => {
    const said = JSON.parse(message);
    if (said.call === 'work.done') isComplete = said.with.isComplete;
  });
  const [said] = (await once(thread, 'message')) as [unknown];
  await thread.terminate();
  port1.close();
  expect(said === 'over' && isComplete === true, 'a background page did not do its work');
}

/** What a report would hold: the keys of this phone, read with the engine itself over the host's vault. */
async function keysOf(host: JavaHost, now: number) {
  const native = nativeHost(await host.openPage());
  const phone = createPhone(
    {
      clock: { now: () => now },
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
      radio: hostRadio(native),
      vault: hostVault(native),
      net: hostNet(native),
      sealer: { seal: never, blind: never, unblind: never },
      verify: never,
      notifier: { notify: never },
    },
    { indexKeys: [p256PublicKey(indexKey)], exportKeys: [p256PublicKey(exportKey)] },
    { transmitPowerDbm: -20 },
  );
  return (await phone.holdings()).keys;
}

const never = (): never => {
  throw new Failure('nothing is sealed or told here');
};

interface PublishedKey {
  readonly key: Uint8Array;
  readonly start: number;
  readonly period: number;
}

/** A server's files: an index, its configuration, and an export where there are keys. */
async function publish(
  files: Map<string, Uint8Array>,
  now: number,
  keys: readonly PublishedKey[],
): Promise<void> {
  const configuration = utf8Bytes(JSON.stringify(defaultConfiguration));
  const hash = fileHash(configuration);
  files.set(`/v1/configurations/${hash}.json`, configuration);
  const exports = [];
  if (keys.length > 0) {
    const bytes = await writeExport(
      {
        ...{ start: now - 3600, end: now, region: 'VN', batchNumber: 1, batchSize: 1, revisedKeys: [] },
        keys: keys.map(({ key, start, period }) => ({
          key,
          start,
          period,
          reportType: 1,
          daysSinceOnset: 0,
        })),
      },
      { keyId: 'VN', keyVersion: 'v1', sign: signP256(exportKey) },
    );
    files.set(`/v1/exports/${fileHash(bytes)}.zip`, bytes);
    exports.push({ hash: fileHash(bytes), from: now - 3600, to: now, bytes: bytes.length });
  }
  const content = {
    ...{ format: 1, sequence: nextSequence(0, now), previous: null, time: now, next: now + 4 * 3600 },
    ...{ expires: now + 3 * 86_400, exports, configuration: { hash, version: defaultConfiguration.version } },
    ...{ community: { registered: 3, day: utcDayAt(now) }, notices: [], sunsetDay: null },
  };
  files.set(
    '/v1/index',
    await signIndexUnread(
      utf8Bytes(JSON.stringify(content)),
      signerId(p256PublicKey(indexKey)),
      signP256(indexKey),
    ),
  );
}

/** What the app is built with to believe this server. */
export const pairingKeys = {
  BLUEZONE_APP_INDEX_KEYS: toBase64(p256PublicKey(indexKey)),
  BLUEZONE_APP_EXPORT_KEYS: toBase64(p256PublicKey(exportKey)),
};
