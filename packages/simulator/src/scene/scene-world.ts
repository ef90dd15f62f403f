// SPDX-License-Identifier: GPL-3.0-only
// The scene's time and everything that follows it. Time moves only in `advance`, from one thing that is due to the
// next; after every move the state is written, so that a killed process goes on from there.
import { join } from 'node:path';
import type { Pins, Vault } from '@bluezone/phone';
import type { BluezoneServer, StaffAccount, Store } from '@bluezone/server';
import type { HttpNet } from '../phones/http-net.ts';
import { registerNumber, staffDesk } from '../run/staff-desk.ts';
import { createSceneAir } from './scene-air.ts';
import { type ScenePerson, scenePerson } from './scene-person.ts';
import { sceneRadio } from './scene-radio.ts';
import { sceneNames } from './scene-script.ts';
import { type SceneState, saveSceneState } from './scene-state.ts';

const airSeed = 3;
const keptPosts = 150;

/** What the scene plays on. */
export interface SceneParts {
  /** Where the scene's own files lie; null keeps everything in memory. */
  readonly directory: string | null;
  readonly state: SceneState;
  readonly server: Pick<BluezoneServer, 'runDueJobs'>;
  readonly store: Store;
  /** "http://127.0.0.1:8420". */
  readonly origin: string;
  readonly net: HttpNet;
  readonly pins: Pins;
  /** A sample account of the health authority's staff. */
  readonly staff: StaffAccount;
  /** One per person. */
  readonly vaults: readonly Vault[];
}

export interface AdvanceOptions {
  readonly isDone?: () => Promise<boolean>;
  /** Shortest move, seconds: what is due meanwhile waits for its end. 1 unless given. */
  readonly least?: number;
  /** Longest move, seconds. 600 unless given. */
  readonly most?: number;
}

export interface SceneWorld {
  readonly state: SceneState;
  readonly people: readonly ScenePerson[];
  readonly store: Store;
  readonly staff: ReturnType<typeof staffDesk>;
  /** Unix seconds of a time of a day of the story. */
  timeOf(day: number, secondOfDay: number): number;
  /** Lets time pass until `until` at most, or until `isDone` says so after a move; false when it never did. */
  advance(until: number, options?: AdvanceOptions): Promise<boolean>;
  /** Lets every phone do what it does when it wakes. */
  wakeAll(): Promise<void>;
  save(): void;
  /** Ends the running step at its next move; it goes on when it is begun again. */
  stop(): void;
}

/** A step that was ended because the process ends. */
export class SceneStopped extends Error {}

export async function openSceneWorld(parts: SceneParts): Promise<SceneWorld> {
  const { state, server, origin, directory } = parts;
  const air = createSceneAir(airSeed);
  const people: ScenePerson[] = [];
  for (const index of sceneNames.keys()) {
    const plan = directory === null ? null : join(directory, 'radios', `${index}.json`);
    const person = await scenePerson(index, {
      now: () => state.clock,
      net: parts.net,
      pins: parts.pins,
      vault: parts.vaults[index] as Vault,
      radio: await sceneRadio(plan, state.clock),
      onPost(post) {
        state.posts = [...state.posts, post].slice(-keptPosts);
      },
    });
    people.push(person);
  }
  const beaconAt = (person: number, second: number) => people[person]?.radio.beaconAt(second) ?? null;

  /** Tells the radios what they heard up to now; gives those who heard somebody. */
  function deliverScans(): Set<ScenePerson> {
    const heard = new Set<ScenePerson>();
    for (const person of people) {
      const after = Math.max(person.heardUntil, state.zero);
      for (const scan of air.scans(person.index, state.zero, after, state.clock, beaconAt)) {
        person.radio.hear(scan);
        if (scan.heard.length > 0) heard.add(person);
      }
      person.heardUntil = Math.max(person.heardUntil, state.clock);
    }
    return heard;
  }

  async function settle(everybody: boolean): Promise<void> {
    const heard = deliverScans();
    await runJobs(server);
    for (const person of people)
      if (everybody || heard.has(person) || (await person.phone.nextDue()) <= state.clock)
        await person.phone.wake();
    saveSceneState(directory, state);
  }

  let isStopping = false;
  for (const person of people) {
    const { isRegistered } = await person.phone.status();
    if (isRegistered) continue;
    await runJobs(server);
    const registered = await person.phone.register(await registerNumber(origin, person.phoneNumber));
    if (!registered.ok) throw new Error(registered.code);
  }
  await settle(true);

  return {
    state,
    people,
    store: parts.store,
    staff: staffDesk(origin, parts.staff.username, parts.staff.password),
    timeOf: (day, secondOfDay) => state.zero + (day - 1) * 86_400 + secondOfDay,
    async advance(until, { isDone = async () => false, least = 1, most = 600 } = {}) {
      for (;;) {
        if (await isDone()) return true;
        if (state.clock >= until) return false;
        if (isStopping) throw new SceneStopped();
        const dues = await Promise.all(people.map((person) => person.phone.nextDue()));
        const next = Math.max(Math.ceil(Math.min(...dues)), state.clock + least);
        state.clock = Math.min(next, state.clock + most, until);
        await settle(false);
      }
    },
    wakeAll: () => settle(true),
    save: () => saveSceneState(directory, state),
    stop() {
      isStopping = true;
    },
  };
}

async function runJobs(server: SceneParts['server']): Promise<void> {
  const runs = await server.runDueJobs();
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0) throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}`);
}
