// SPDX-License-Identifier: GPL-3.0-only
// An open-addressed table of distinct identifiers. Equal identifiers share one group and one slot, and a table in
// which a search grows long is laid anew under another seed: what neighbours send cannot make look-ups slow.
import { hashIdentifier, makeHashTable } from './seeded-hash.ts';

/** A longer search than this means that the identifiers were chosen against the seed. */
const probeLimit = 96;
/** After so many seeds the next is taken as it falls: slow is better than not at all. */
const seedLimit = 8;

interface Layout {
  /** Index of a group plus one, or 0 when free; the length is a power of two, at least twice the entries. */
  readonly slots: Int32Array;
  readonly hashTable: Int32Array;
  readonly groupWords: Int32Array;
  readonly groupOfEntry: Int32Array;
  readonly groupCount: number;
  readonly probes: number;
  readonly longestProbe: number;
}

export interface IdentifierTable {
  /** Distinct identifiers. */
  readonly groupCount: number;
  /** The group of every entry that the table was built from. */
  readonly groupOfEntry: Int32Array;
  /** Slots looked at while building. */
  readonly buildProbes: number;
  /** Most slots looked at for one entry: the bound of every later search for one of them. */
  readonly longestProbe: number;
  readonly reseeds: number;
  /** Slots looked at by `find` so far. */
  readonly lookupProbes: number;
  /** The group of an identifier given as 4 big-endian words, or −1. */
  find(a: number, b: number, c: number, d: number): number;
}

function sameWords(words: Int32Array, at: number, a: number, b: number, c: number, d: number): boolean {
  return words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d;
}

/** Lays the table out under one seed, or gives up when one search exceeds the limit. */
function layOut(words: Int32Array, seed: number, limit: number): Layout | undefined {
  const count = words.length / 4;
  const slots = new Int32Array(2 ** (33 - Math.clz32(count)));
  const mask = slots.length - 1;
  const hashTable = makeHashTable(seed);
  const groupWords = new Int32Array(words.length);
  const groupOfEntry = new Int32Array(count);
  let groupCount = 0;
  let probes = 0;
  let longestProbe = 0;
  for (let entry = 0; entry < count; entry++) {
    const a = words[4 * entry] as number;
    const b = words[4 * entry + 1] as number;
    const c = words[4 * entry + 2] as number;
    const d = words[4 * entry + 3] as number;
    let slot = hashIdentifier(hashTable, a, b, c, d) & mask;
    let length = 1;
    while (slots[slot] !== 0 && !sameWords(groupWords, 4 * ((slots[slot] as number) - 1), a, b, c, d)) {
      length++;
      if (length > limit) return undefined;
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      const at = 4 * groupCount++;
      groupWords[at] = a;
      groupWords[at + 1] = b;
      groupWords[at + 2] = c;
      groupWords[at + 3] = d;
      slots[slot] = groupCount;
    }
    groupOfEntry[entry] = (slots[slot] as number) - 1;
    probes += length;
    longestProbe = Math.max(longestProbe, length);
  }
  return { slots, hashTable, groupWords, groupOfEntry, groupCount, probes, longestProbe };
}

/**
 * Builds the table.
 * @param words 4 big-endian words per entry.
 * @param seed 32 random bits that nobody else knows.
 */
export function buildIdentifierTable(words: Int32Array, seed: number): IdentifierTable {
  let reseeds = 0;
  let layout = layOut(words, seed, probeLimit);
  while (layout === undefined) {
    reseeds++;
    layout = layOut(words, seed + reseeds, reseeds < seedLimit ? probeLimit : Number.POSITIVE_INFINITY);
  }
  const { slots, hashTable, groupWords, groupOfEntry, groupCount, probes, longestProbe } = layout;
  const mask = slots.length - 1;
  let lookupProbes = 0;
  return {
    groupCount,
    groupOfEntry,
    buildProbes: probes,
    longestProbe,
    reseeds,
    get lookupProbes() {
      return lookupProbes;
    },
    find(a, b, c, d) {
      let slot = hashIdentifier(hashTable, a, b, c, d) & mask;
      lookupProbes++;
      while (slots[slot] !== 0 && !sameWords(groupWords, 4 * ((slots[slot] as number) - 1), a, b, c, d)) {
        lookupProbes++;
        slot = (slot + 1) & mask;
      }
      return (slots[slot] as number) - 1;
    },
  };
}
