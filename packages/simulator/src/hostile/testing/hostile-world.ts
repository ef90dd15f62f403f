// SPDX-License-Identifier: GPL-3.0-only
// A few real phones over real HTTP against the real server with a hostile front in it; the test moves the clock.
import {
  createPhone,
  type HeardBeacon,
  memoryVault,
  type Notice,
  type Phone,
  type Vault,
} from '@bluezone/phone';
import { defaultConfiguration, doorSeal, fileHash, postKinds } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import {
  createKeyring,
  createServer,
  demoSettings,
  developmentInbox,
  ensureFirstStaff,
  memoryObjectStore,
  openEmbeddedStore,
} from '@bluezone/server';
import { type AirRadio, airRadio } from '../../phones/air-radio.ts';
import { httpNet } from '../../phones/http-net.ts';
import { nodeVerify, simulatedRandom } from '../../phones/platform-crypto.ts';
import { type StaffDesk, staffDesk } from '../../run/staff-desk.ts';
import { createHostileFront, type HostileFront } from '../hostile-front.ts';
import type { ArrivedAnswer, TrickMeeting } from '../trick-ledger.ts';

/** Seconds after which every phone polls again, whatever it drew, and the server publishes again. */
const roundSeconds = 800;
const periodSeconds = 600;

export interface MetPhone {
  readonly phone: Phone;
  readonly radio: AirRadio;
  readonly vault: Vault;
  readonly told: Notice[];
  /** Kinds of all posts that left, in order. */
  readonly posts: string[];
  /** Paths of everything fetched, in order. */
  readonly fetched: string[];
  /** Wakes the phone and tells the front what it met. */
  wake(): Promise<TrickMeeting[]>;
  /** Runs an act of the owner and tells the front what the phone met. */
  act<T>(run: (phone: Phone) => Promise<T>): Promise<{ value: T; met: TrickMeeting[] }>;
}

export interface HostileWorld {
  readonly front: HostileFront;
  readonly origin: string;
  readonly staff: StaffDesk;
  now(): number;
  /** Lets time pass without anything being published. */
  pass(seconds?: number): void;
  /** Lets time pass and the server publish. */
  publish(): Promise<void>;
  newPhone(): MetPhone;
  /** Two phones hear each other for a while. */
  meet(a: MetPhone, b: MetPhone, minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** Day 18,802 is the second of a claim-token period: none ends during the test. */
const start = 18_802 * 86_400 + 3 * 3600;

export async function openHostileWorld(version = 3): Promise<HostileWorld> {
  const store = await openEmbeddedStore({ directory: null });
  if (!store.ok) throw new Error(store.detail);
  let now = start;
  const random = simulatedRandom(5, 'server');
  const keys = createKeyring(random.bytes);
  const envelope = () => front.envelope;
  const server = createServer({
    store: store.value,
    objects: memoryObjectStore(),
    keys,
    configuration: {
      ...defaultConfiguration,
      version,
      polling: { periodSeconds },
      dummies: { meanSeconds: 3600 },
      sharing: { ...defaultConfiguration.sharing, maximumDelaySeconds: 0 },
    },
    settings: { ...demoSettings(), publishPeriodSeconds: periodSeconds },
    clock: () => now,
    random: random.bytes,
    inbox: developmentInbox(() => now),
    envelope: {
      open: (wire) => envelope().open(wire),
      replyUnopened: (length) => envelope().replyUnopened(length),
    },
  });
  if (!server.ok) throw new Error(server.detail);
  const front = createHostileFront({
    keys,
    configuration: server.value.configuration,
    clock: () => now,
    random: simulatedRandom(5, 'front').bytes,
  });
  front.mount(server.value.fastify);
  const account = await ensureFirstStaff(store.value, keys.casesNumberKey, now, random.bytes);
  if (account === null) throw new Error('a new store has staff already');
  const origin = await server.value.listen({ host: '127.0.0.1', port: 0 });
  const net = httpNet(origin);
  await server.value.runDueJobs();
  let phones = 0;

  function newPhone(): MetPhone {
    const number = phones++;
    const radio = airRadio();
    const vault = memoryVault();
    const told: Notice[] = [];
    const posts: string[] = [];
    const fetched: string[] = [];
    let arrived: { path: string; answer: ArrivedAnswer }[] = [];
    const phone = createPhone(
      {
        clock: { now: () => now },
        random: simulatedRandom(5, 'phone', number),
        radio,
        vault,
        net: {
          async get(path, maximumBytes) {
            fetched.push(path);
            const got = await net.get(path, maximumBytes);
            arrived.push({ path, answer: got.ok ? { hash: fileHash(got.value) } : { code: got.code } });
            return got;
          },
          async post(wire) {
            const got = await net.post(wire);
            const answer = got.ok ? { hash: fileHash(got.value) } : { code: got.code };
            arrived.push({ path: '/v1/post', answer });
            return got;
          },
        },
        sealer: {
          ...webSealer,
          async seal(recipient, plaintext) {
            if (recipient.purpose === doorSeal) posts.push(postKinds[plaintext[1] ?? 0] ?? 'unknown');
            return await webSealer.seal(recipient, plaintext);
          },
        },
        notifier: {
          async notify(notices) {
            told.push(...notices);
          },
        },
        verify: nodeVerify,
      },
      { indexKeys: keys.indexPins, exportKeys: keys.exportPins },
      { transmitPowerDbm: -12 },
    );
    async function act<T>(run: (phone: Phone) => Promise<T>) {
      arrived = [];
      const value = await run(phone);
      const { lastFailure } = await phone.status();
      const met = arrived.map(({ path, answer }) => front.met(number, path, answer, lastFailure));
      return { value, met: met.filter((meeting) => meeting !== null) };
    }
    return {
      phone,
      radio,
      vault,
      told,
      posts,
      fetched,
      act,
      wake: async () => (await act((woken) => woken.wake())).met,
    };
  }

  return {
    front,
    origin,
    staff: staffDesk(origin, account, () => now),
    now: () => now,
    pass(seconds = roundSeconds) {
      now += seconds;
    },
    async publish() {
      now += roundSeconds;
      const runs = await server.value.runDueJobs();
      const failed = runs.filter((run) => run.outcome !== 'done');
      if (failed.length > 0) throw new Error(`jobs failed: ${failed.map((run) => run.job).join(', ')}`);
    },
    newPhone,
    async meet(a, b, minutes) {
      for (let minute = 0; minute < minutes; minute++) {
        now += 60;
        const hear = (hearer: MetPhone, sender: MetPhone) => {
          const beacon = sender.radio.beaconAt(now);
          const heard: HeardBeacon[] = beacon === null ? [] : [{ beacon, strengthDbm: -55 }];
          hearer.radio.hear({ second: now, heard, others: 0 });
        };
        hear(a, b);
        hear(b, a);
      }
      await a.wake();
      await b.wake();
    },
    async close() {
      net.close();
      await server.value.close();
      await store.value.close();
    },
  };
}
