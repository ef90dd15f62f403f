// SPDX-License-Identifier: GPL-3.0-only
// The control interface of the tour and its page. Mounted by `bluezone start` alone: it acts for patients, staff and
// contacts, which no real server may.
import { type BluezoneServer, mountConsole } from '@bluezone/server';
import type { LivingTown } from '../living/living-town.ts';
import { paceBounds } from '../living/pacemaker.ts';
import { mountRadio } from '../radio/mount-radio.ts';
import { radioPins, radioTown } from '../radio/radio-town.ts';
import { findInDesks } from './find-in-desks.ts';
import type { HostileSpell } from './hostile-spell.ts';
import { mountCitizenApp, mountTourPage, tourHeaders } from './mount-page.ts';
import { readAct, readLevers } from './read-requests.ts';
import { isSameOrigin, type RequestOrigin } from './same-origin.ts';
import { residentView, stateView, townView } from './town-views.ts';
import { truthAbout } from './truth-about.ts';
import { whatEachKnows } from './what-each-knows.ts';

export interface TourRouteParts {
  readonly town: LivingTown;
  readonly spell: HostileSpell;
  /** Where the built page lies. */
  readonly pageFolder: string;
  /** Where the citizen's built app lies; null when it is not built. */
  readonly appFolder: string | null;
  /** Where the health authority's built console lies; null when it is not built. */
  readonly consoleFolder: string | null;
}

/** Most persons whose hearing is asked at once. */
const mostHearers = 400;
const longestTracks = 86_400;

type Fastify = BluezoneServer['fastify'];

/** An answer other than 200. */
class Refusal {
  readonly status: number;
  readonly body: { readonly code: string; readonly detail: string };

  constructor(status: number, code: string, detail: string) {
    this.status = status;
    this.body = { code, detail };
  }
}

const foreign = new Refusal(403, 'tour.origin', 'only the page of this server on this machine may ask');
const opening = new Refusal(503, 'tour.opening', 'the town lives its past first');
const malformed = (what: string) => new Refusal(400, 'request.layout', what);

type Fields = Readonly<Record<string, unknown>>;

/** Mounts /tour/… and the page's files. */
export function mountTour(fastify: Fastify, parts: TourRouteParts): void {
  const { town, spell, pageFolder, appFolder, consoleFolder } = parts;
  const run = `${process.pid}-${Date.now()}`;
  const people = town.parts.world.persons.length;

  const route = (
    method: 'GET' | 'POST',
    url: string,
    answer: (fields: Fields) => Promise<unknown>,
    whileOpening = false,
  ) =>
    fastify.route({
      method,
      url,
      handler: async (request, reply) => {
        reply.headers({ ...tourHeaders, 'cache-control': 'no-store' });
        const { host, origin, 'sec-fetch-site': site } = request.headers;
        const said: RequestOrigin = {
          host,
          origin,
          fetchSite: typeof site === 'string' ? site : undefined,
          port: request.socket.localPort,
        };
        const answered = !isSameOrigin(said)
          ? foreign
          : town.opening !== null && !whileOpening
            ? opening
            : await answer(fieldsOf(method === 'GET' ? request.query : request.body));
        return answered instanceof Refusal
          ? reply.code(answered.status).send(answered.body)
          : reply.send(answered);
      },
    });

  const personIn = (fields: Fields): number | Refusal => {
    const person = wholeNumber(fields.person);
    return person !== null && person >= 0 && person < people ? person : malformed('there is no such person');
  };
  const withPerson = (answer: (person: number) => Promise<unknown>) => async (fields: Fields) => {
    const person = personIn(fields);
    return person instanceof Refusal ? person : await answer(person);
  };

  route('GET', '/tour/town', async () => townView(town, run), true);
  route(
    'GET',
    '/tour/state',
    async (fields) => {
      const since = wholeNumber(fields.since ?? '0');
      return since === null ? malformed('"since" is a revision') : stateView(town, spell, run, since);
    },
    true,
  );
  route(
    'GET',
    '/tour/tracks',
    async (fields) => {
      const [from, to] = [wholeNumber(fields.from), wholeNumber(fields.to)];
      if (from === null || to === null || to <= from || to - from > longestTracks)
        return malformed('"from" and "to" are unix seconds, at most a day apart');
      return town.parts.hands.witness.tracks(from, to);
    },
    true,
  );
  route('GET', '/tour/pins', async () => radioPins(town), true);
  route('GET', '/tour/heard', async ({ people: listed }) => {
    const persons = typeof listed === 'string' && listed !== '' ? listed.split(',').map(wholeNumber) : [];
    if (persons.length > mostHearers) return malformed(`at most ${mostHearers} people at once`);
    if (persons.some((person) => person === null || person < 0 || person >= people))
      return malformed('there is no such person');
    return await heardBy(town, persons as number[]);
  });
  route(
    'GET',
    '/tour/resident',
    withPerson((person) => residentView(town, person)),
  );
  route(
    'GET',
    '/tour/knows',
    withPerson((person) => whatEachKnows(town, person)),
  );
  route('GET', '/tour/truth', async (fields) => {
    const person = personIn(fields);
    if (person instanceof Refusal) return person;
    const truth = await truthAbout(town, person);
    return truth ?? new Refusal(409, 'truth.nothing-shared', 'this person has shared nothing');
  });
  route('GET', '/tour/find', async ({ text }) => {
    if (typeof text !== 'string' || text.trim().length < 3 || text.length > 600)
      return malformed('a search has 3 to 600 characters');
    return await findInDesks(town, text.trim());
  });
  route('POST', '/tour/act', async (fields) => {
    const act = readAct(fields, people);
    return typeof act === 'string' ? malformed(act) : await town.act(act);
  });
  route('POST', '/tour/levers', async (fields) => {
    const levers = readLevers(fields);
    if (typeof levers === 'string') return malformed(levers);
    const answer = await town.setLevers(levers);
    return answer.ok ? answer : new Refusal(400, answer.code, answer.detail);
  });
  route('POST', '/tour/pace', async ({ pace }) => {
    const { least, most } = paceBounds;
    if (typeof pace !== 'number' || !(pace >= least && pace <= most))
      return malformed(`a pace is a number from ${least} to ${most}`);
    town.pacemaker.pace = pace;
    return { ok: true };
  });
  route('POST', '/tour/hostile', async ({ on }) => {
    if (typeof on !== 'boolean') return malformed('"on" is true or false');
    await town.inTurn(async () => {
      spell.turn(on, town);
      town.record.save();
    });
    return { ok: true };
  });

  mountRadio(fastify, radioTown(town));
  mountTourPage(fastify, pageFolder);
  if (appFolder !== null) mountCitizenApp(fastify, appFolder);
  if (consoleFolder !== null) mountConsole(fastify, consoleFolder);
}

async function heardBy(town: LivingTown, persons: readonly number[]): Promise<unknown> {
  const crews = new Map<number, number[]>();
  for (const person of persons) {
    const crew = person % town.crews.count;
    const list = crews.get(crew);
    if (list === undefined) crews.set(crew, [person]);
    else list.push(person);
  }
  const to = town.clock;
  const found = await Promise.all(
    [...crews.values()].map((list) => town.crews.of(list[0] as number).heardBy(list)),
  );
  return {
    from: to - 240,
    to,
    hearer: found.flatMap(({ hearer }) => hearer),
    peer: found.flatMap(({ peer }) => peer),
    rssi: found.flatMap(({ rssi }) => rssi),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** A whole number out of a query's text or a body's value; null for anything else. */
function wholeNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
