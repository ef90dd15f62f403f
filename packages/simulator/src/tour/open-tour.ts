// SPDX-License-Identifier: GPL-3.0-only
// Everything behind `bluezone start`: the server, the town, the page, in one process on one machine.
import { ok, type Result } from '@bluezone/protocol';
import { createHostileFront, type HostileFront } from '../hostile/hostile-front.ts';
import type { MetAnswer } from '../living/crew.ts';
import { engageHands, type Hands } from '../living/hands.ts';
import { livePast } from '../living/live-past.ts';
import { LivingTown } from '../living/living-town.ts';
import { type FoundTown, findTown, townFolder } from '../living/open-town.ts';
import { prepareStoreInThread } from '../living/prepare-store.ts';
import type { SampleAccount } from '../living/sample-staff.ts';
import {
  livePollSeconds,
  openTownServer,
  type TownServer,
  townConfiguration,
} from '../living/town-server.ts';
import { defaultLevers } from '../living/town-state.ts';
import { systemRandom } from '../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { chooseGuests, earlierGuests } from './choose-guests.ts';
import { HostileSpell } from './hostile-spell.ts';
import type { TourOptions } from './tour-options.ts';
import { mountTour } from './tour-routes.ts';

export interface Tour {
  /** "http://127.0.0.1:8420". */
  readonly address: string;
  /** Sample accounts of the authority's staff, for visitors. */
  readonly staff: readonly SampleAccount[];
  readonly isFirstStart: boolean;
  /** The folder of this town; null in memory. */
  readonly folder: string | null;
  /** Settles when the town is ready; rejects when it cannot be. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * Opens the tour; its page can be looked at at once, while a new town lives its past. `store.locked` and
 * `store.unavailable` for the data directory, `key.file` for damaged keys; rejects as `listen` does when the port cannot
 * be bound (EADDRINUSE, EACCES).
 */
export async function openTour(options: TourOptions): Promise<Result<Tour>> {
  const today = (options.today ?? (() => Date.now() / 1000))();
  const folder = townFolder(options);
  const found = findTown(folder, options, today);
  if (!found.ok) return found;
  const { state, isNew, startAt } = found.value;
  if (isNew && folder !== null && options.threadFile !== null)
    await prepareStoreInThread(options.threadFile, folder);
  let town: LivingTown | null = null;
  const clock = () => town?.clock ?? (isNew ? state.bornAt : startAt);
  const people = peopleOf(options);
  const configuration = townConfiguration(isNew ? defaultLevers : state.levers, livePollSeconds(people));
  let front: HostileFront | null = null;
  const opened = await openTownServer(folder, clock, configuration, (keys) => {
    front = createHostileFront({
      ...{ keys, clock, random: systemRandom.bytes },
      configuration: () => server.live.configuration(),
    });
    return front.envelope;
  });
  if (!opened.ok) return opened;
  const server = opened.value;
  const hands = engageHands(options.threadFile, state.crews);
  const give = async () => {
    await hands.dismiss();
    await server.close();
  };
  try {
    return ok(
      await tourOver(options, found.value, folder, server, hands, spellOver(front), (made) => {
        town = made;
      }),
    );
  } catch (error) {
    await give();
    throw error;
  }
}

function spellOver(front: HostileFront | null): HostileSpell {
  if (front === null) throw new Error('the server opened without its front');
  return new HostileSpell(front);
}

function peopleOf({ world }: TourOptions): number {
  return world.kind === 'town' ? world.residents : world.trace.ids.length;
}

async function tourOver(
  options: TourOptions,
  { state, isNew, startAt }: FoundTown,
  folder: string | null,
  server: TownServer,
  hands: Hands,
  spell: HostileSpell,
  onTown: (town: LivingTown) => void,
): Promise<Tour> {
  spell.front.mount(server.live.fastify);
  const world = await hands.witness.open(state.source);
  const guests = state.guests ?? (isNew ? chooseGuests : earlierGuests)(world);
  state.guests = guests;
  let address = '';
  const town: LivingTown = new LivingTown({
    directory: folder,
    state,
    server,
    get origin() {
      return address;
    },
    hands,
    world,
    guests,
    pace: options.pace,
    onFault: options.onFault ?? (() => {}),
    onMet: (met: readonly MetAnswer[]) => spell.take(met, town),
    onPosts: (posts) => spell.count(posts),
    isHostile: () => spell.isOn,
  });
  if (!isNew) town.setClock(startAt);
  onTown(town);
  const { pageFolder, appFolder = null, consoleFolder = null } = options;
  mountTour(server.live.fastify, { town, spell, pageFolder, appFolder, consoleFolder });
  address = await server.live.listen({ host, port: options.port });
  let isStopping = false;

  async function begin(): Promise<void> {
    const started = performance.now();
    if (isNew) {
      const lived = await livePast({
        server,
        crews: town.crews,
        bornAt: state.bornAt,
        startAt,
        liveOrigin: address,
        setClock: (unix) => town.setClock(unix),
        absorb: (news) => town.absorb(news),
        openCrews: (origin) => town.openCrews(origin, true),
        onProgress(share, day) {
          town.opening = share;
          options.onProgress?.(share, day);
        },
        isStopping: () => isStopping,
      });
      if (!lived) return;
      await town.crews.seal();
      state.isBorn = true;
      const days = Math.round((startAt - state.bornAt) / DAY_SECONDS);
      const seconds = Math.round((performance.now() - started) / 1000);
      town.record.tell(startAt, { kind: 'born', residents: world.persons.length, days, seconds });
    } else {
      await town.openCrews(address, false);
      town.record.tell(startAt, { kind: 'gap', from: Math.min(state.clock, startAt), to: startAt });
    }
    state.clock = Math.max(state.clock, startAt);
    town.record.save(true);
    town.opening = null;
    town.pacemaker.start(startAt);
  }

  const ready = begin();
  ready.catch(options.onFault ?? (() => {}));
  return {
    address,
    staff: server.staff.people,
    isFirstStart: server.isFirstStart,
    folder,
    ready,
    async close() {
      isStopping = true;
      await ready.catch(() => undefined);
      await town.stop();
      await hands.dismiss();
      await server.close();
    },
  };
}
