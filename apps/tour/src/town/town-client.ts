// SPDX-License-Identifier: GPL-3.0-only
// The page's only way to the server. A server that is gone is an outcome, not an exception.
import type {
  Levers,
  TourAct,
  TourActAnswer,
  TourFound,
  TourHeard,
  TourKnows,
  TourResident,
  TourState,
  TourTown,
  TourTracks,
  TourTruth,
} from '@bluezone/simulator';

/** opening: the town cannot answer yet; refused: with the server's code; gone: nobody answered. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'gone' };

export interface TownClient {
  town(): Promise<Answer<TourTown>>;
  /** @param from unix seconds; at most a day before `to` */
  tracks(from: number, to: number): Promise<Answer<TourTracks>>;
  /** @param people at most 400 */
  heard(people: readonly number[]): Promise<Answer<TourHeard>>;
  state(since: number): Promise<Answer<TourState>>;
  resident(person: number): Promise<Answer<TourResident>>;
  knows(person: number): Promise<Answer<TourKnows>>;
  find(text: string): Promise<Answer<TourFound>>;
  truth(person: number): Promise<Answer<TourTruth>>;
  /** Whatever goes wrong is told by a code: the server's, or "tour.opening" or "tour.gone". */
  act(act: TourAct): Promise<TourActAnswer>;
  levers(levers: Partial<Levers>): Promise<Answer<unknown>>;
  pace(pace: number): Promise<Answer<unknown>>;
  hostile(on: boolean): Promise<Answer<unknown>>;
}

/** @param onChanged called after each post that may change something, so that the page looks at once what came of it */
export function createTownClient(onChanged: () => void = () => {}): TownClient {
  const post = async <T>(path: string, body: object, changes = true): Promise<Answer<T>> => {
    const answer = await ask<T>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (changes) onChanged();
    return answer;
  };
  /** Nothing else is asked of a server that is away, or not open yet: the next look at the state tells when it is back. */
  let away: 'gone' | 'opening' | null = null;
  const askIfThere = async <T>(path: string): Promise<Answer<T>> =>
    away === null ? await ask<T>(path) : { kind: away };
  return {
    town: () => ask('/tour/town'),
    tracks: (from, to) => askIfThere(`/tour/tracks?from=${Math.floor(from)}&to=${Math.floor(to)}`),
    heard: (people) => askIfThere(`/tour/heard?people=${people.join()}`),
    async state(since) {
      const answer = await ask<TourState>(`/tour/state?since=${since}`);
      if (answer.kind === 'ok') away = answer.value.opening === null ? null : 'opening';
      else if (answer.kind !== 'refused') away = answer.kind;
      return answer;
    },
    resident: (person) => askIfThere(`/tour/resident?person=${person}`),
    knows: (person) => askIfThere(`/tour/knows?person=${person}`),
    find: (text) => ask(`/tour/find?text=${encodeURIComponent(text)}`),
    truth: (person) => ask(`/tour/truth?person=${person}`),
    act: async (act) => {
      const answer = await post<TourActAnswer>('/tour/act', act, !act.act.startsWith('preview'));
      if (answer.kind === 'ok') return answer.value;
      if (answer.kind === 'refused') return { ok: false, code: answer.code, detail: answer.detail };
      return { ok: false, code: `tour.${answer.kind}`, detail: '' };
    },
    levers: (levers) => post('/tour/levers', levers),
    pace: (pace) => post('/tour/pace', { pace }),
    hostile: (on) => post('/tour/hostile', { on }),
  };
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', redirect: 'error' });
    if (response.ok) return { kind: 'ok', value: (await response.json()) as T };
    const { code, detail } = readFault(await response.text());
    if (code === 'tour.opening') return { kind: 'opening' };
    return { kind: 'refused', code: code ?? `http.${response.status}`, detail: detail ?? '' };
  } catch {
    return { kind: 'gone' };
  }
}

/** Whatever stands before the server may answer in its own words. */
function readFault(body: string): { code?: string; detail?: string } {
  try {
    const { code, detail } = JSON.parse(body) as Record<string, unknown>;
    return {
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof detail === 'string' ? { detail } : {}),
    };
  } catch {
    return {};
  }
}
