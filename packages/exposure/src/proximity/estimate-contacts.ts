// SPDX-License-Identifier: GPL-3.0-only
// What one phone's log says about each peer: when they met, how long within two metres, how sure.
import { ContactFilter, type MinutesEstimate } from './contact-filter.ts';
import type { PacketColumns } from './group-scans.ts';
import { Moves } from './moves.ts';
import { observePeers, type RadioFacts } from './observe.ts';
import type { ProximityParameters } from './proximity-parameters.ts';
import { RadioTables } from './radio-tables.ts';

export interface ContactDay extends MinutesEstimate {
  /** Number of the civil day. */
  readonly day: number;
}

export interface PeerContact {
  readonly peer: number;
  /** Unbroken stretches in which the peer was heard, unix seconds. */
  readonly encounters: readonly { readonly from: number; readonly to: number }[];
  readonly days: readonly ContactDay[];
}

/**
 * Judges every peer of one observer.
 * @param dayOf number of the civil day of a unix second
 * @param moves of the same parameters, where several logs are judged one after the other
 */
export function estimateContacts(
  columns: PacketColumns,
  observer: RadioFacts,
  peers: readonly RadioFacts[],
  parameters: ProximityParameters,
  dayOf: (second: number) => number,
  moves = new Moves(parameters),
): PeerContact[] {
  const tables = new RadioTables(parameters, moves);
  const open = new Map<number, OpenContact>();
  const contactOf = (peer: number): OpenContact => {
    const known = open.get(peer);
    if (known !== undefined) return known;
    const made = { filter: new ContactFilter(tables), encounters: [], days: [], day: null };
    open.set(peer, made);
    return made;
  };
  observePeers(columns, observer, peers, parameters, {
    begin(peer) {
      const contact = contactOf(peer);
      contact.filter.leave();
      contact.encounters.push({ from: Number.NaN, to: Number.NaN });
    },
    take(peer, scan) {
      const contact = contactOf(peer);
      const today = dayOf(scan.time);
      if (today !== contact.day) {
        endDay(contact);
        contact.day = today;
        contact.filter.startDay();
      }
      const encounter = contact.encounters.at(-1);
      if (scan.isHeard && encounter !== undefined) {
        if (Number.isNaN(encounter.from)) encounter.from = scan.time;
        encounter.to = scan.time;
      }
      contact.filter.take(scan, scan.creditSeconds, scan.isListenedBefore);
    },
  });
  return [...open]
    .sort(([a], [b]) => a - b)
    .map(([peer, contact]) => {
      endDay(contact);
      return { peer, encounters: contact.encounters, days: contact.days };
    });
}

interface OpenContact {
  readonly filter: ContactFilter;
  readonly encounters: { from: number; to: number }[];
  readonly days: ContactDay[];
  day: number | null;
}

function endDay({ filter, days, day }: OpenContact): void {
  if (day !== null) days.push({ day, ...filter.estimate() });
}
