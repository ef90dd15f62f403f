// SPDX-License-Identifier: GPL-3.0-only
// Whose case would show a visitor their own phone's warning: somebody they live with, or else work with.
import { canBecomeCase } from '../guide/guide-state.ts';
import type { Town } from '../town/use-town.ts';

export interface SomeoneNear {
  readonly person: number;
  readonly how: 'household' | 'work';
}

/** Null where nobody is known to be near the guest, as in a recording, or nobody can become a case any more. */
export function someoneNear(
  { town, state }: Pick<Town, 'town' | 'state'>,
  guest: number,
): SomeoneNear | null {
  const own = town.people[guest];
  if (own === undefined) return null;
  for (const how of ['household', 'work'] as const) {
    const found = town.people.find((each) => {
      const known = state.people[each.index];
      const isNear = own[how] !== null && each[how] === own[how] && each.index !== guest;
      return isNear && known !== undefined && canBecomeCase(known);
    });
    if (found !== undefined) return { person: found.index, how };
  }
  return null;
}
