// SPDX-License-Identifier: GPL-3.0-only
// What a day of listening costs the phone's engine: from the radio's scans to the vault, and checking an unchanged list.
// The yardsticks are one HMAC of OpenSSL over as many bytes as a meeting tag's, and X, X and T of an entry as @noble
// makes them.
import { createHmac, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import {
  createPhone,
  memoryVault,
  type Phone,
  type PhonePorts,
  type RadioScan,
  type Vault,
} from '@bluezone/phone';
import {
  asciiBytes,
  beaconLength,
  concatBytes,
  dayCipher,
  defaultConfiguration,
  encodeBeacon,
  fail,
  fileHash,
  intervalAt,
  intervalsPerDay,
  makeBeacon,
  ok,
  signerId,
  utf8Bytes,
  verifyP256,
  writeIndex,
} from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Contender, measureInTurn, ratio } from './measure.ts';

const daySeconds = 86_400;
const start = 20_000 * daySeconds;
/** As in a generated town of 60: 7 phones in reach of each scan, one scan in three minutes, day and night. */
const peersInReach = 7;
const scanEverySeconds = 180;
const hmacsPerRun = 4000;
const pollsPerRun = 40;

/** Bytes that repeat from run to run and are good for nothing else. */
function repeatableBytes(seed: number): (length: number) => Uint8Array {
  let state = seed | 1;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      bytes[i] = state >>> 24;
    }
    return bytes;
  };
}

interface Day {
  readonly scans: readonly RadioScan[];
  readonly sightings: number;
  readonly entries: number;
}

/** One day of scans; every peer has another beacon in every interval. */
function scansOfDay(): Day {
  const random = repeatableBytes(1);
  const beacons = Array.from({ length: peersInReach * intervalsPerDay }, () => random(beaconLength));
  const scans: RadioScan[] = [];
  for (let second = start + 60; second < start + daySeconds; second += scanEverySeconds) {
    const first = (intervalAt(second) - intervalAt(start)) * peersInReach;
    const heard = beacons
      .slice(first, first + peersInReach)
      .map((beacon) => ({ beacon, strengthDbm: -50 - ((random(1)[0] ?? 0) % 40) }));
    scans.push({ second, heard, others: 0 });
  }
  return { scans, sightings: scans.length * peersInReach, entries: beacons.length };
}

interface Bench {
  readonly phone: Phone;
  now: number;
  waiting: RadioScan[];
  written: number;
  writes: number;
}

/** A phone over memory that nobody answers, unless `ports` say otherwise. */
function benchPhone(ports: Partial<PhonePorts> = {}, indexKeys: readonly Uint8Array[] = []): Bench {
  let sequence = 0;
  const kept = memoryVault();
  const vault: Vault = {
    ...kept,
    async write(changes) {
      bench.writes++;
      for (const { value } of changes) bench.written += value?.length ?? 0;
      await kept.write(changes);
    },
  };
  const noAnswer = async () => fail('net.unreachable', 'nobody answers here');
  const phone = createPhone(
    {
      clock: { now: () => bench.now },
      random: { bytes: repeatableBytes(2) },
      radio: {
        status: async () => 'on',
        plan: async () => {},
        read: async () => ({ sequence: sequence + bench.waiting.length, scans: bench.waiting }),
        async acknowledge(upTo) {
          sequence = upTo;
          bench.waiting = [];
        },
        stop: async () => {},
      },
      vault,
      net: { get: noAnswer, post: noAnswer },
      sealer: webSealer,
      notifier: { notify: async () => {} },
      verify: verifyP256,
      ...ports,
    },
    { indexKeys, exportKeys: [] },
    { transmitPowerDbm: -12 },
  );
  const bench: Bench = { phone, now: start, waiting: [], written: 0, writes: 0 };
  return bench;
}

/** Lets a phone hear a day and wake every so often; gives its sightings. */
async function liveDay(bench: Bench, day: Day, wakeEverySeconds: number): Promise<number> {
  let next = 0;
  for (let now = start + wakeEverySeconds; now <= start + daySeconds; now += wakeEverySeconds) {
    for (let scan = day.scans[next]; scan !== undefined && scan.second < now; scan = day.scans[++next])
      bench.waiting.push(scan);
    bench.now = now;
    await bench.phone.wake();
  }
  return day.sightings;
}

async function wokenPhone(): Promise<Bench> {
  const bench = benchPhone();
  await bench.phone.wake();
  return bench;
}

function recording(day: Day, wakeEverySeconds: number): Contender<Bench> {
  return { prepare: wokenPhone, run: (bench) => liveDay(bench, day, wakeEverySeconds) };
}

function openSslHmac(): Contender<null> {
  const random = repeatableBytes(3);
  const [key, message] = [random(27), random(27)];
  return {
    prepare: () => null,
    run() {
      for (let i = 0; i < hmacsPerRun; i++) {
        message[0] = i;
        createHmac('sha256', key).update(message).digest();
      }
      return hmacsPerRun;
    },
  };
}

/** X as reporter, X as claimant and T of a day's entries. */
function nobleEntries(day: Day): Contender<null> {
  const random = repeatableBytes(4);
  const [meet, heard, ownSalt] = [asciiBytes('BZ/meet/v1'), asciiBytes('BZ/heard/v1'), random(9)];
  const beacons = day.scans.flatMap((scan) => scan.heard.map(({ beacon }) => beacon)).slice(0, day.entries);
  return {
    prepare: () => null,
    run() {
      for (const beacon of beacons) {
        const salt = beacon.subarray(18);
        const meeting = sha256(concatBytes(meet, ownSalt, salt)).slice(0, 16);
        sha256(concatBytes(meet, salt, ownSalt)).slice(0, 16);
        hmac(sha256, beacon, concatBytes(heard, meeting)).slice(0, 12);
      }
      return beacons.length;
    },
  };
}

/** A day of beacons of one's own, from a fresh key. */
function ownBeacons(): Contender<null> {
  const random = repeatableBytes(5);
  return {
    prepare: () => null,
    run() {
      const [cipher, secret] = [dayCipher(random(16)), random(16)];
      for (let i = 0; i < intervalsPerDay; i++)
        encodeBeacon(makeBeacon(cipher, secret, intervalAt(start) + i, -12));
      return intervalsPerDay;
    },
  };
}

function pointOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(-65));
}

/** Polls of a list that lists sixty files too old to fetch, and does not change. */
async function unchangedPolls(): Promise<Contender<Bench>> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = pointOf(publicKey);
  const configuration = utf8Bytes(
    JSON.stringify({ ...defaultConfiguration, polling: { periodSeconds: 10 } }),
  );
  const exports = Array.from({ length: 60 }, (_, i) => ({
    hash: fileHash(Uint8Array.of(i)),
    from: start - 40 * daySeconds,
    to: start - 30 * daySeconds,
    bytes: 4096,
  }));
  const index = await writeIndex(
    {
      format: 1,
      sequence: 1,
      previous: null,
      time: start,
      next: start + daySeconds,
      expires: start + 2 * daySeconds,
      exports,
      configuration: { hash: fileHash(configuration), version: 1 },
      community: { registered: 1000, day: 19_999 },
      notices: [],
      sunsetDay: null,
    },
    signerId(point),
    async (message) => sign('sha256', message, privateKey),
  );
  const net: PhonePorts['net'] = {
    get: async (path) => ok(path === '/v1/index' ? index.slice() : configuration),
    post: async () => fail('net.unreachable', 'nobody answers here'),
  };
  return {
    async prepare() {
      const bench = benchPhone(
        { net, verify: (_, message, signature) => verify('sha256', message, publicKey, signature) },
        [point],
      );
      await bench.phone.wake();
      bench.now += 1;
      await bench.phone.wake();
      const { lastGoodCheck } = await bench.phone.status();
      if (lastGoodCheck === null) throw new Error('the poll to be measured fails');
      return bench;
    },
    async run(bench) {
      for (let i = 0; i < pollsPerRun; i++) {
        bench.now += 60;
        await bench.phone.wake();
      }
      return pollsPerRun;
    },
  };
}

/** Bytes and writes that a day costs the vault. */
async function writtenInDay(day: Day, wakeEverySeconds: number) {
  const bench = await wokenPhone();
  await liveDay(bench, day, wakeEverySeconds);
  const { heardIdentifiers } = await bench.phone.status();
  if (heardIdentifiers !== day.entries) throw new Error('the phone did not record what it heard');
  return { writes: bench.writes, bytes: bench.written };
}

/** Runs the benchmark; `isQuick` says whether the figures need only be there. */
export async function run({ isQuick }: { readonly isQuick: boolean }): Promise<object> {
  const day = scansOfDay();
  const costs = await measureInTurn(
    {
      openSslHmac: openSslHmac(),
      nobleEntry: nobleEntries(day),
      sightingWokenEvery4Hours: recording(day, 4 * 3600),
      sightingWokenEvery10Minutes: recording(day, 600),
      sightingWokenEvery3Minutes: recording(day, 180),
      ownBeacon: ownBeacons(),
      unchangedPoll: await unchangedPolls(),
    },
    isQuick ? { warmUps: 1, rounds: 3 } : { warmUps: 8, rounds: 31 },
  );
  const { openSslHmac: unit, nobleEntry } = costs;
  const perDay = (name: keyof typeof costs) => Math.round((costs[name].nanoseconds * day.sightings) / 1000);
  return {
    unit: 'nanoseconds',
    day: { sightings: day.sightings, entries: day.entries },
    costs,
    inHmacs: Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, ratio(cost, unit)])),
    personDay: {
      microsecondsWokenEvery4Hours: perDay('sightingWokenEvery4Hours'),
      microsecondsWokenEvery10Minutes: perDay('sightingWokenEvery10Minutes'),
      microsecondsWokenEvery3Minutes: perDay('sightingWokenEvery3Minutes'),
      /** A day of recording against the hashing alone of its entries by @noble. */
      againstNobleEntries: Number(
        (
          (costs.sightingWokenEvery4Hours.nanoseconds * day.sightings) /
          (nobleEntry.nanoseconds * day.entries)
        ).toPrecision(3),
      ),
      vaultWokenEvery4Hours: await writtenInDay(day, 4 * 3600),
      vaultWokenEvery10Minutes: await writtenInDay(day, 600),
    },
  };
}
