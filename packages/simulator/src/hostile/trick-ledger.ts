// SPDX-License-Identifier: GPL-3.0-only
// What was served and what phones said to it. Phones tell the server nothing, and their requests carry no name: which
// phone met which trick is told by those who run the simulated phones, by the bytes that arrived.
import { fileHash } from '@bluezone/protocol';
import type { TourTrick } from '../tour/tour-api.ts';
import type { TrickAnswer, TrickId } from './trick.ts';
import { wireSample } from './wire-sample.ts';

/** What a phone's network brought it: SHA-256 of the bytes in hexadecimal, or the code of its failure. */
export type ArrivedAnswer = { readonly hash: string } | { readonly code: string };

/** What a phone said to a trick. */
export interface TrickMeeting {
  readonly trick: TrickId;
  /** A code of the catalogue, or "ignored". */
  readonly code: string;
  /** This phone had not said this to this trick before. */
  readonly isNew: boolean;
}

export interface TrickLedger {
  /** An answer that carries a trick is being sent. */
  serve(trick: TrickId, answer: TrickAnswer): void;
  /** An index that is being sent names a file that carries a trick. */
  name(trick: TrickId, path: string): void;
  /** The trick that a phone met; null when it met an honest answer. */
  trickOf(path: string, answer: ArrivedAnswer): TrickId | null;
  met(phone: number, path: string, answer: ArrivedAnswer, statusCode: string | null): TrickMeeting | null;
  /** One line for each of the tricks. */
  view(tricks: readonly TrickId[]): TourTrick[];
}

/** Hashes and paths remembered: far more than are on their way at once. */
const remembered = 20_000;

interface Entry {
  served: number;
  sample: string | null;
  readonly phones: Set<number>;
  readonly answers: Map<string, Set<number>>;
}

/** Failures that hide the bytes, where only one trick brings them about. */
const trickOfFailure: Readonly<Record<string, TrickId>> = {
  '/v1/index net.redirect': 'index-redirect',
  '/v1/index net.too-large': 'index-endless',
  '/v1/post net.redirect': 'post-redirect',
  '/v1/post net.too-large': 'post-long',
};

function rememberIn(map: Map<string, TrickId>, name: string, trick: TrickId): void {
  map.delete(name);
  map.set(name, trick);
  const oldest = map.keys().next();
  if (map.size > remembered && !oldest.done) map.delete(oldest.value);
}

export function trickLedger(): TrickLedger {
  const entries = new Map<TrickId, Entry>();
  const byHash = new Map<string, TrickId>();
  const byPath = new Map<string, TrickId>();

  function entryOf(trick: TrickId): Entry {
    const known = entries.get(trick);
    if (known !== undefined) return known;
    const entry: Entry = { served: 0, sample: null, phones: new Set(), answers: new Map() };
    entries.set(trick, entry);
    return entry;
  }

  function trickOf(path: string, answer: ArrivedAnswer): TrickId | null {
    const byBytes = 'hash' in answer ? byHash.get(answer.hash) : trickOfFailure[`${path} ${answer.code}`];
    const trick = byBytes ?? byPath.get(path) ?? null;
    return trick !== null && entries.has(trick) ? trick : null;
  }

  return {
    serve(trick, answer) {
      const entry = entryOf(trick);
      entry.served++;
      entry.sample = wireSample(answer);
      if (answer.isEndless !== true) rememberIn(byHash, fileHash(answer.body), trick);
    },
    name: (trick, path) => rememberIn(byPath, path, trick),
    trickOf,
    met(phone, path, answer, statusCode) {
      const trick = trickOf(path, answer);
      if (trick === null) return null;
      // The engine keeps no failure of a post: what comes back to one changes nothing but that post.
      const said = path === '/v1/post' ? ('code' in answer ? answer.code : null) : statusCode;
      const code = said ?? 'ignored';
      const entry = entryOf(trick);
      entry.phones.add(phone);
      const phones = entry.answers.get(code) ?? new Set<number>();
      entry.answers.set(code, phones);
      const isNew = !phones.has(phone);
      phones.add(phone);
      return { trick, code, isNew };
    },
    view: (tricks) =>
      tricks.map((id) => {
        const entry = entries.get(id);
        const answers = [...(entry?.answers ?? [])].map(([code, phones]) => ({ code, phones: phones.size }));
        return {
          id,
          served: entry?.served ?? 0,
          phones: entry?.phones.size ?? 0,
          answers: answers.sort((a, b) => b.phones - a.phones || a.code.localeCompare(b.code)),
          sample: entry?.sample ?? null,
        };
      }),
  };
}
