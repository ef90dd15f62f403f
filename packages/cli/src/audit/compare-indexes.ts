// SPDX-License-Identifier: GPL-3.0-only
// Whether everybody is told the same. An index names the one before it by its hash: two places that see different ones are
// shown a split view, and whoever writes down what they saw can tell later.

/** An index as somebody saw it at a place. */
export interface SeenIndex {
  /** Address or name of the place. */
  readonly place: string;
  readonly sequence: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  readonly previous: string | null;
  /** Unix seconds at which it says it was signed. */
  readonly time: number;
  readonly expires: number;
  /** Unix seconds at which it was seen. */
  readonly seenAt: number;
}

export type IndexFaultKind =
  /** Two indexes of one number, or two that follow upon one. */
  | 'split'
  /** A place shows an older one than it showed before. */
  | 'rollback'
  /** A place shows one that phones refuse by now. */
  | 'expired';

export interface IndexFault {
  readonly fault: IndexFaultKind;
  readonly sequence: number;
  readonly places: readonly string[];
  readonly text: string;
}

export interface IndexComparison {
  readonly faults: readonly IndexFault[];
  /** Different indexes seen. */
  readonly indexes: number;
  /** Indexes whose predecessor nobody saw: publications between two looks. */
  readonly unlinked: number;
}

const placesOf = (seen: readonly SeenIndex[]): string[] =>
  [...new Set(seen.map(({ place }) => place))].sort();

function splitsBy(
  seen: readonly SeenIndex[],
  keyOf: (index: SeenIndex) => string | null,
  textOf: (sequences: string) => string,
): IndexFault[] {
  const groups = new Map<string, SeenIndex[]>();
  for (const index of seen) {
    const key = keyOf(index);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return [...groups.values()].flatMap((group): IndexFault[] => {
    const hashes = new Set(group.map(({ hash }) => hash));
    if (hashes.size < 2) return [];
    const sequence = Math.min(...group.map((index) => index.sequence));
    const sequences = [...new Set(group.map((index) => index.sequence))].sort((a, b) => a - b).join(' and ');
    return [{ fault: 'split', sequence, places: placesOf(group), text: textOf(sequences) }];
  });
}

/** Compares what was seen, in whatever order it is given. */
export function compareIndexes(seen: readonly SeenIndex[], now: number): IndexComparison {
  const faults = [
    ...splitsBy(
      seen,
      ({ sequence }) => String(sequence),
      (sequences) => `two different indexes carry the number ${sequences}`,
    ),
    ...splitsBy(
      seen,
      ({ previous }) => previous,
      (sequences) => `two different indexes follow upon the same one (${sequences})`,
    ),
  ];
  const byPlace = new Map<string, SeenIndex[]>();
  for (const index of seen) byPlace.set(index.place, [...(byPlace.get(index.place) ?? []), index]);
  for (const [place, own] of byPlace) {
    const inTime = own.toSorted((a, b) => a.seenAt - b.seenAt);
    let highest = 0;
    for (const { sequence } of inTime) {
      if (sequence < highest)
        faults.push({
          ...{ fault: 'rollback', sequence, places: [place] },
          text: `it showed ${highest} and later ${sequence}`,
        });
      highest = Math.max(highest, sequence);
    }
    const last = inTime.at(-1);
    if (last !== undefined && last.expires <= now)
      faults.push({
        ...{ fault: 'expired', sequence: last.sequence, places: [place] },
        text: 'it shows an index that phones refuse by now: newer ones may be withheld',
      });
  }
  const known = new Set(seen.map(({ hash }) => hash));
  const different = new Map(seen.map((index) => [index.hash, index]));
  const oldest = Math.min(...seen.map(({ sequence }) => sequence));
  return {
    faults,
    indexes: different.size,
    unlinked: [...different.values()].filter(
      ({ previous, sequence }) => previous !== null && sequence > oldest && !known.has(previous),
    ).length,
  };
}
