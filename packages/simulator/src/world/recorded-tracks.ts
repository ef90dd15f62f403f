// SPDX-License-Identifier: GPL-3.0-only
import type { TourTracks } from '../tour/tour-api.ts';
import type { RepeatingContacts } from '../trace/repeating-contacts.ts';
import type { Walks } from './walks.ts';
import { createTourTracks } from './write-tracks.ts';

/** Everybody's walks during [from, to), whole unix seconds; before the recording began all stand on their own spots. */
export function recordedTracks(
  contacts: RepeatingContacts,
  walks: Walks,
  from: number,
  to: number,
): TourTracks {
  const writer = createTourTracks(from, to);
  const born = contacts.cycleStart(0);
  for (let person = 0; person < contacts.people; person++) {
    writer.begin();
    const spot = walks.positionAt(person, -1);
    writer.add(from, Math.min(to, born), spot, spot);
    for (let at = Math.max(from, born); at < to; ) {
      const cycle = contacts.cycleOf(at);
      const zero = contacts.cycleStart(cycle);
      const until = Math.min(to, contacts.cycleStart(cycle + 1));
      walks.forEachPiece(person, at - zero, until - zero, (start, end, begin, stop) => {
        writer.add(zero + start, zero + end, begin, stop);
      });
      at = until;
    }
  }
  return writer.finish();
}
