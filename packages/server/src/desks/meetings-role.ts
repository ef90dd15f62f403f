// SPDX-License-Identifier: GPL-3.0-only
// The meetings desk: tags of meetings and who spent them. Only the exposure desk speaks with it.
import { retireTags } from '../jobs/retire.ts';
import { meetingsDesk } from '../meetings/meetings-desk.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { addMeetingsLink } from './link-routes.ts';
import type { MeetingsLink } from './links.ts';
import type { RunningRole } from './role.ts';

export interface MeetingsRoleOptions {
  readonly store: Pick<Store, 'meetings'>;
  readonly settings: Settings;
}

export interface MeetingsRole extends RunningRole {
  readonly link: MeetingsLink;
}

export function createMeetingsRole({ store, settings }: MeetingsRoleOptions): MeetingsRole {
  const desk = meetingsDesk(store.meetings);
  return {
    role: 'meetings',
    link: desk,
    addPublicRoutes() {},
    addLinkRoutes: (app) => addMeetingsLink(app, desk),
    async refresh() {},
    jobs: [
      {
        name: 'retire-meetings',
        periodSeconds: 3600,
        run: async (now) => {
          await retireTags(desk, settings, now);
          return {};
        },
      },
    ],
    async check() {
      await store.meetings.selectFrom('tags').select('interval').limit(1).execute();
    },
  };
}
