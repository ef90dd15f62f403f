// SPDX-License-Identifier: GPL-3.0-only
// Whose phones were on when, from what the town wrote down: while it was switched off nobody's, otherwise those whom the
// lever gave the app. A town remembers its last 600 events; what is older counts as the oldest that is known.
import { hasApp } from '../living/has-app.ts';
import { defaultLevers } from '../living/town-state.ts';
import type { FeedEntry, Levers } from '../tour/tour-api.ts';

/** During [from, to) the phones were on of those whose number is 1. */
export interface PresencePiece {
  readonly from: number;
  readonly to: number;
  readonly on: Uint8Array;
}

/** A new town's phones speak from the end of its first step on; those of one that opens again wake within this time. */
const firstStepSeconds = 600;
const wakingSeconds = 90;

export interface PresenceSource {
  /** Beginning of the town's first day, unix seconds. */
  readonly bornAt: number;
  readonly feed: readonly FeedEntry[];
  /** In force now. */
  readonly levers: Levers;
  readonly seed: number;
  readonly people: number;
  /** Counts as on whenever the town was. */
  readonly guest: number;
  /** Those in whose places visitors are: the others had no phone then that could be heard. */
  readonly guests: readonly number[];
}

/** Pieces that follow each other without gaps over [from, to). */
export function pastPresence(source: PresenceSource, from: number, to: number): PresencePiece[] {
  const { feed } = source;
  const guests = new Set(source.guests);
  const silences = [
    { from: Number.NEGATIVE_INFINITY, to: source.bornAt + firstStepSeconds },
    ...feed
      .filter((entry) => entry.kind === 'gap')
      .map((gap) => ({ from: gap.from, to: gap.to + wakingSeconds })),
  ];
  const changes = feed.filter((entry) => entry.kind === 'levers');
  const isWhole = feed[0]?.kind === 'born';
  const first = isWhole ? defaultLevers.adoption : (changes[0]?.levers ?? source.levers).adoption;
  const cuts = [
    from,
    ...silences.flatMap((silence) => [silence.from, silence.to]),
    ...changes.map(({ at }) => at),
    to,
  ]
    .filter((at) => at >= from && at <= to)
    .sort((a, b) => a - b);
  const pieces: PresencePiece[] = [];
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined || end === start) continue;
    const isSilent = silences.some((silence) => silence.from <= start && start < silence.to);
    const adoption = changes.findLast(({ at }) => at <= start)?.levers.adoption ?? first;
    const on = Uint8Array.from({ length: source.people }, (_, person) => {
      if (isSilent) return 0;
      if (person === source.guest) return 1;
      return !guests.has(person) && hasApp(source.seed, person, adoption) ? 1 : 0;
    });
    pieces.push({ from: start, to: end, on });
  }
  return pieces;
}
