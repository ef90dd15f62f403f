// SPDX-License-Identifier: GPL-3.0-only
// What one phone's log says about each peer: when they met, how long within two metres, how sure.
import { ContactFilter, type MinutesEstimate } from './contact-filter.ts';
import type { PacketColumns } from './group-scans.ts';
import { observePeers, type PeerScan, type RadioFacts } from './observe.ts';
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
 */
export function estimateContacts(
  columns: PacketColumns,
  observer: RadioFacts,
  peers: readonly RadioFacts[],
  parameters: ProximityParameters,
  dayOf: (second: number) => number,
): PeerContact[] {
  const tables = new RadioTables(parameters);
  return observePeers(columns, observer, peers, parameters).map(({ peer, encounters }) => {
    const filter = new ContactFilter(tables);
    const days: ContactDay[] = [];
    let day = Number.NaN;
    for (const scans of encounters) {
      for (const scan of scans) {
        const today = dayOf(scan.time);
        if (today !== day) {
          if (!Number.isNaN(day)) days.push({ day, ...filter.estimate() });
          filter.startDay();
          day = today;
        }
        filter.take(scan, scan.creditSeconds);
      }
      filter.leave();
    }
    days.push({ day, ...filter.estimate() });
    return { peer, encounters: encounters.map(heardSpan), days };
  });
}

function heardSpan(scans: readonly PeerScan[]): { from: number; to: number } {
  const heard = scans.filter((scan) => scan.isHeard);
  return { from: heard[0]?.time ?? Number.NaN, to: heard.at(-1)?.time ?? Number.NaN };
}
