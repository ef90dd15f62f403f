// SPDX-License-Identifier: GPL-3.0-only
// A crew at work: listens for its phones, hands them what they heard, wakes those that have something to do.
import type { PhoneHoldings, RadioScan } from '@bluezone/phone';
import { dayCipher, encodeBeacon, intervalAt, makeBeacon } from '@bluezone/protocol';
import type { ScanDuty } from '../air/scan-schedule.ts';
import type { AirSlice, HeardScan } from '../air/trace-air.ts';
import { type HttpNet, httpNet } from '../phones/http-net.ts';
import { registerNumber } from '../run/register-number.ts';
import { runTransmitPowerDbm } from '../run/run-settings.ts';
import type { TourActAnswer } from '../tour/tour-api.ts';
import { openShelf, type Shelf } from '../vault/shelf.ts';
import type { LivingWorld, WorldEars } from '../world/living-world.ts';
import type { Crew, CrewNews, CrewNotice, CrewSetup, GuestScans, HeardPairs, MetAnswer } from './crew.ts';
import { type CrewPhone, crewPhone } from './crew-phone.ts';
import { OnAir, type OnAirPlan } from './on-air.ts';
import { ownersAct } from './owners-act.ts';
import { historyDays, observerTables, phoneTables } from './phone-tables.ts';
import { openWorld } from './world-source.ts';

/** Shorter stretches are listened to together with the next one, seconds. */
const leastListening = 15;
/** Who heard whom is told for the last minutes, seconds. */
const lately = 240;
/** Phones that wake at the same time. */
const wakingTogether = 8;
/** The phones of a town that opens again wake one after another within this time, seconds. */
const wakingSpread = 45;

interface Lately {
  readonly second: number;
  readonly peer: number;
  readonly rssi: number;
}

/** The air of a guest's past, asked piece by piece. */
interface GuestPast {
  readonly duty: ScanDuty;
  readonly ears: WorldEars;
  /** Whose phones were on in the piece that is asked. */
  on: Uint8Array;
}

interface OpenCrew {
  readonly setup: CrewSetup;
  readonly world: LivingWorld;
  readonly shelf: Shelf;
  readonly phones: readonly CrewPhone[];
  readonly byPerson: ReadonlyMap<number, CrewPhone>;
  readonly ears: WorldEars;
}

/** Makes a crew; nothing is opened until `open`. */
export function createCrew(): Crew {
  const onAir = new OnAir();
  let crew: OpenCrew | null = null;
  let net: HttpNet = httpNet('http://127.0.0.1:9');
  let now = 0;
  let on = new Uint8Array(0);
  let watching = false;
  let plans: OnAirPlan[] = [];
  let notices: CrewNotice[] = [];
  let guestScans: GuestScans[] = [];
  let isLive = false;
  const pasts = new Map<number, GuestPast>();
  const pastKeys = new Map<number, { readonly at: number; readonly keys: PhoneHoldings['keys'] }>();
  const heardLately = new Map<number, Lately[]>();

  function opened(): OpenCrew {
    if (crew === null) throw new Error('the crew is not open');
    return crew;
  }

  function phoneOf(person: number): CrewPhone {
    const phone = opened().byPerson.get(person);
    if (phone === undefined) throw new Error('this phone belongs to another crew');
    return phone;
  }

  const isOn = (person: number): boolean => on[person] === 1;

  function scansOf(
    starts: Uint32Array,
    heard: readonly HeardScan[],
    others: Uint16Array | undefined,
  ): RadioScan[] {
    let next = 0;
    return Array.from(starts, (second, scan) => {
      const sightings = heard[next]?.scan === scan ? (heard[next++]?.sightings ?? []) : [];
      const beacons = sightings.flatMap(({ peer, second: at, rssi }) => {
        const beacon = onAir.beaconAt(peer, at);
        return beacon === null ? [] : [{ beacon, strengthDbm: rssi }];
      });
      return { second, heard: beacons, others: others?.[scan] ?? 0 };
    });
  }

  function deliver({ phones, to }: AirSlice, { setup, byPerson }: OpenCrew): void {
    for (const { phone: person, starts, heard, others } of phones) {
      if (isLive) rememberLately(person, heard, to);
      const scans = scansOf(starts, heard, others);
      if (setup.guests.includes(person)) guestScans.push({ person, scans });
      else for (const scan of scans) byPerson.get(person)?.radio.hear(scan);
    }
  }

  function rememberLately(person: number, heard: readonly HeardScan[], to: number): void {
    const kept = (heardLately.get(person) ?? []).filter(({ second }) => second > to - lately);
    for (const { sightings } of heard)
      for (const { peer, second, rssi } of sightings) kept.push({ second, peer, rssi });
    heardLately.set(person, kept);
  }

  async function wakeDue(all: boolean): Promise<number> {
    const waiting = opened().phones.filter(({ person, due }) => isOn(person) && (all || due <= now));
    const count = waiting.length;
    const wakeNext = async () => {
      for (let phone = waiting.pop(); phone !== undefined; phone = waiting.pop()) {
        await phone.phone.wake();
        phone.due = await phone.phone.nextDue();
      }
    };
    await Promise.all(Array.from({ length: wakingTogether }, wakeNext));
    return count;
  }

  async function news(wakes: number): Promise<CrewNews> {
    const facts = [];
    const posts = [];
    const met: MetAnswer[] = [];
    for (const phone of opened().phones) {
      const own = phone.line.takePosts();
      const answers = phone.line.takeAnswers();
      posts.push(...own);
      // A dummy changes nothing that can be told of a phone.
      if (own.some(({ kind }) => kind !== 0)) phone.isNews = true;
      if (answers.length > 0) {
        const verdict = (await phone.phone.status()).lastFailure;
        for (const answer of answers) met.push({ person: phone.person, verdict, ...answer });
      }
      if (!phone.isNews) continue;
      phone.isNews = false;
      facts.push(await phone.facts());
    }
    const told = { plans, notices, posts, facts, met, guestScans, wakes };
    plans = [];
    notices = [];
    guestScans = [];
    return told;
  }

  /** Out of the phone's own keys: 27 bytes; null when it had none then, or is another crew's. */
  async function pastBeacon(person: number, second: number): Promise<Uint8Array | null> {
    const phone = opened().byPerson.get(person);
    if (phone === undefined) return null;
    let known = pastKeys.get(person);
    // A key of the past changes no more.
    if (known === undefined || second >= known.at) {
      known = { at: now, keys: (await phone.phone.holdings()).keys };
      pastKeys.set(person, known);
    }
    const interval = intervalAt(second);
    const key = known.keys.find(({ start, period }) => start <= interval && interval < start + period);
    if (key === undefined) return null;
    return encodeBeacon(makeBeacon(dayCipher(key.key), key.openingSecret, interval, key.transmitPowerDbm));
  }

  function listenToPast(guest: number, from: number, duty: ScanDuty, on: Uint8Array): GuestPast {
    const { world, setup } = opened();
    const past: Omit<GuestPast, 'ears'> = { duty, on };
    const ears = world.listen({
      seed: setup.seed,
      from,
      listeners: (person) => person === guest,
      isOn: (person) => past.on[person] === 1,
      dutyOf: () => duty,
      transmitPowerDbm: runTransmitPowerDbm,
    });
    return Object.assign(past, { ears });
  }

  async function register(phones: readonly CrewPhone[], origin: string): Promise<void> {
    for (const { phone, phoneNumber } of phones) {
      const registered = await phone.register(await registerNumber(origin, phoneNumber));
      if (!registered.ok) throw new Error(registered.code);
    }
  }

  return {
    async open(setup, origin) {
      now = setup.now;
      net = httpNet(origin);
      const world = await openWorld(setup.world);
      const own = world.persons
        .map(({ index }) => index)
        .filter((index) => index % setup.crews === setup.crew && !setup.guests.includes(index));
      on = new Uint8Array(world.persons.length);
      const shelf = await openShelf(setup.directory, own, {
        durability: setup.isNew ? 'bulk' : 'durable',
      });
      if (!setup.isNew && setup.directory !== null && shelf.found !== 'whole') {
        await shelf.close();
        throw new Error(`the phones in ${setup.directory} are gone; remove the town's folder to begin anew`);
      }
      const phones = own.map((person) =>
        crewPhone(person, {
          pins: setup.pins,
          vault: shelf.vault(person),
          now: () => now,
          net: () => net,
          watchesAnswers: () => watching,
          onPlan(plan) {
            onAir.take(plan);
            plans.push(plan);
          },
          onNotice: (notice) => notices.push(notice),
        }),
      );
      const ears = world.listen({
        seed: setup.seed,
        from: now,
        listeners: (person) => person % setup.crews === setup.crew,
        isOn,
        dutyOf: (person) => onAir.dutyOf(person),
        transmitPowerDbm: runTransmitPowerDbm,
      });
      crew = { setup, world, shelf, phones, byPerson: new Map(phones.map((p) => [p.person, p])), ears };
      isLive = !setup.isNew;
      if (setup.isNew) await register(phones, origin);
      else
        phones.forEach((phone, i) => {
          phone.due = now + (wakingSpread * i) / phones.length;
        });
      return await news(0);
    },
    async useOrigin(origin) {
      net.close();
      net = httpNet(origin);
    },
    async advance(orders) {
      const open = opened();
      watching = orders.watchAnswers;
      if (orders.on !== null) on = orders.on.slice();
      for (const plan of orders.plans) onAir.take(plan);
      if (orders.to - open.ears.heardUntil >= leastListening || orders.listenNow)
        deliver(open.ears.listenUntil(orders.to), open);
      now = orders.to;
      return await news(await wakeDue(orders.wakeAll));
    },
    async seal() {
      await opened().shelf.seal();
      isLive = true;
    },
    async act(act): Promise<TourActAnswer> {
      const phone = phoneOf(act.person);
      const answer = await ownersAct(phone, act, now);
      phone.isNews = true;
      phone.due = await phone.phone.nextDue();
      return answer;
    },
    async claimAlone(persons) {
      const done: number[] = [];
      for (const person of persons) {
        const phone = phoneOf(person);
        const preview = await phone.phone.previewClaim();
        if (!preview.ok || !preview.value.hasToken) continue;
        const shared = await phone.phone.shareClaim(phone.phone.consentToClaim(preview.value));
        if (!shared.ok) continue;
        phone.isNews = true;
        phone.due = await phone.phone.nextDue();
        done.push(person);
      }
      return done;
    },
    async look(person) {
      const phone = phoneOf(person);
      const { exposure: _, isRegistered: __, hasUploadToken: ___, ...status } = await phone.phone.status();
      const { heard } = await phone.phone.holdings();
      const history = historyDays(heard, opened().world.utcOffsetMinutes);
      return { ...status, facts: await phone.facts(), history };
    },
    async holdings(person) {
      const phone = phoneOf(person);
      return { phone: await phoneTables(phone), observer: observerTables(phone) };
    },
    async heardBy(persons) {
      const found: HeardPairs = { hearer: [], peer: [], rssi: [] };
      for (const person of persons) {
        const last = new Map<number, number>();
        for (const { second, peer, rssi } of heardLately.get(person) ?? [])
          if (second > now - lately) last.set(peer, rssi);
        for (const [peer, rssi] of last) {
          found.hearer.push(person);
          found.peer.push(peer);
          found.rssi.push(rssi);
        }
      }
      return found;
    },
    async beaconsAt(asked) {
      const beacons: (Uint8Array | null)[] = [];
      for (const { person, second } of asked)
        beacons.push(onAir.beaconAt(person, second) ?? (await pastBeacon(person, second)));
      return beacons;
    },
    async guestPast(guest, from, to, duty, on) {
      let past = pasts.get(guest);
      if (past === undefined || past.ears.heardUntil !== from || !isSameDuty(past.duty, duty)) {
        past = listenToPast(guest, from, duty, on);
        pasts.set(guest, past);
      }
      past.on = on;
      return past.ears.listenUntil(to).phones.flatMap(({ starts, heard, others }) => {
        let next = 0;
        return Array.from(starts, (second, scan) => {
          const sightings = heard[next]?.scan === scan ? (heard[next++]?.sightings ?? []) : [];
          return {
            second,
            others: others?.[scan] ?? 0,
            heard: sightings.map(({ peer, second: at, rssi }) => ({ peer, second: at, rssi })),
          };
        });
      });
    },
    async close() {
      net.close();
      await crew?.shelf.close();
      crew = null;
    },
  };
}

function isSameDuty(a: ScanDuty, b: ScanDuty): boolean {
  return (
    a.windowSeconds === b.windowSeconds &&
    a.periodSeconds === b.periodSeconds &&
    a.periodAfterSightingSeconds === b.periodAfterSightingSeconds
  );
}
