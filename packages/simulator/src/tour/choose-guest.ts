// SPDX-License-Identifier: GPL-3.0-only
import type { WorldPerson } from '../world/living-world.ts';

/** How many a household must have for a visitor to meet somebody at home. */
const leastHousehold = 3;

/**
 * The resident whose phone a visitor's browser may be: somebody who works and does not live alone; in a recording the
 * last person. Null in a town too small to spare anybody.
 */
export function chooseGuest(persons: readonly WorldPerson[]): number | null {
  if (persons.length < 10) return null;
  const sizes = new Map<number, number>();
  for (const { household } of persons)
    if (household !== null) sizes.set(household, (sizes.get(household) ?? 0) + 1);
  const found = persons.findLast(
    ({ age, work, household }) =>
      age !== null &&
      age >= 18 &&
      work !== null &&
      household !== null &&
      (sizes.get(household) ?? 0) >= leastHousehold,
  );
  return (found ?? persons.at(-1))?.index ?? null;
}
