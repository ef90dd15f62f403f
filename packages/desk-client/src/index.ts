// SPDX-License-Identifier: GPL-3.0-only
// A typed client of the desks' JSON interface. Its types are generated from what the desks say of themselves. With it come the
// rules by which a desk and those who ask it must reckon alike.
import type { paths as CasesPaths } from './cases-paths.ts';
import { type DeskClient, type DeskClientOptions, deskClient } from './desk-client.ts';
import type { paths as RegistrationPaths } from './registration-paths.ts';

export type { paths as CasesPaths } from './cases-paths.ts';
export type { DeskClient, DeskClientOptions, DeskFailure, DeskResult } from './desk-client.ts';
export {
  afterFollowUp,
  type FollowUpOutcome,
  type FollowUpStanding,
  lastFollowUpDay,
} from './follow-up-rules.ts';

/** The cases desk, as the health authority's staff use it. */
export const casesClient = (options: DeskClientOptions): DeskClient<CasesPaths> => deskClient(options);

/** The registration desk, as a person uses it. */
export const registrationClient = (options: DeskClientOptions): DeskClient<RegistrationPaths> =>
  deskClient(options);
