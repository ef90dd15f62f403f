// SPDX-License-Identifier: GPL-3.0-only
import type { Town } from '../town/use-town.ts';

/** A name that chooses its person. */
export function PersonLink({ town, person }: { town: Town; person: number }) {
  return (
    <button
      type="button"
      class="person-link"
      aria-pressed={town.chosen === person}
      onClick={() => town.choose(person)}
    >
      {town.town.people[person]?.name ?? String(person)}
    </button>
  );
}
