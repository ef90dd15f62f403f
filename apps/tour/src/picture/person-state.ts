// SPDX-License-Identifier: GPL-3.0-only
import type { TourPerson } from '@bluezone/simulator';

/** What is known of a person: by the authority for a case, by the person's own phone for a contact. */
export function stateOf({ isCase, reportState, exposure }: TourPerson): 'F0' | 'F1' | 'F2' | 'none' {
  return isCase && reportState !== 'withdrawn' ? 'F0' : exposure;
}
