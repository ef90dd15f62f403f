// SPDX-License-Identifier: GPL-3.0-only
// The jobs of a server, in the order in which a round runs them.
import { type Configuration, daySeconds, utcDayAt } from '@bluezone/protocol';
import type { ExposureDesk } from './exposure/exposure-desk.ts';
import { hasWaitingTags, moveTags } from './exposure/move-tags.ts';
import { hasWaitingClaims, settleClaims } from './exposure/settle-claim.ts';
import type { Job } from './jobs/due-jobs.ts';
import {
  retireCases,
  retireExports,
  retireIssued,
  retireOrphans,
  retireReports,
  retireTags,
} from './jobs/retire.ts';
import type { Keyring, Random } from './keys/keyring.ts';
import type { ObjectStore } from './objects/object-store.ts';
import { publish } from './publishing/publish.ts';
import { countRegistered } from './registration/register-phone.ts';
import type { Store } from './store/store.ts';

export interface JobParts {
  readonly store: Store;
  readonly desk: ExposureDesk;
  readonly objects: ObjectStore;
  readonly keys: Keyring;
  readonly random: Random;
  /** Makes issuers for a new epoch when it has begun. */
  readonly advanceIssuers: (now: number) => boolean;
  /** A publication that somebody asked for before its time. */
  readonly publication: {
    isAsked(): boolean;
    /** Takes note that a configuration was published. */
    settle(configuration: Configuration): void;
  };
}

/** Files left without a row are looked for this often, seconds, and after a start or a publication that failed. */
const orphanPeriodSeconds = 3600;

async function hasCommunityChanged(store: Store, now: number): Promise<boolean> {
  const told = await store.exposure.selectFrom('community').select(['registered', 'day']).executeTakeFirst();
  return told?.day !== utcDayAt(now) || told.registered !== (await countRegistered(store.registration));
}

async function countCommunity(store: Store, now: number): Promise<Record<string, number>> {
  const registered = await countRegistered(store.registration);
  const row = { registered, day: utcDayAt(now) };
  await store.exposure
    .insertInto('community')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return {};
}

/** issuers → tags → claims → community → publish → retire → maintain. */
export function serverJobs(parts: JobParts): Job[] {
  const { store, desk, objects, keys, random } = parts;
  const { settings } = desk;
  let orphansAt = Number.NEGATIVE_INFINITY;
  return [
    {
      name: 'issuers',
      periodSeconds: daySeconds,
      run: async (now) => ({ changed: Number(parts.advanceIssuers(now)) }),
    },
    {
      name: 'move-tags',
      periodSeconds: 0,
      hasWork: () => hasWaitingTags(desk.exposure),
      run: async (now) => ({ tags: await moveTags(desk, now) }),
    },
    {
      name: 'settle-claims',
      periodSeconds: 0,
      hasWork: () => hasWaitingClaims(desk.exposure),
      run: async (now) => await settleClaims(desk, now),
    },
    {
      name: 'community',
      periodSeconds: settings.communityPeriodSeconds,
      hasWork: (now) => hasCommunityChanged(store, now),
      run: (now) => countCommunity(store, now),
    },
    {
      name: 'publish',
      periodSeconds: settings.publishPeriodSeconds,
      isAsked: () => parts.publication.isAsked(),
      run: async (now) => {
        const lookedAt = Math.abs(now - orphansAt) < orphanPeriodSeconds ? orphansAt : now;
        const orphans = lookedAt === now ? await retireOrphans(store.exposure, objects) : 0;
        orphansAt = Number.NEGATIVE_INFINITY;
        const configuration = desk.configuration();
        const publisher = { exposure: store.exposure, objects, keys, configuration, settings, random };
        const { files, keys: published, revised } = await publish(publisher, now);
        orphansAt = lookedAt;
        parts.publication.settle(configuration);
        return { files, keys: published, revised, orphans };
      },
    },
    {
      name: 'retire',
      periodSeconds: 3600,
      run: async (now) => {
        await retireReports(store.exposure, settings, now);
        await retireExports(store.exposure, objects, settings, now);
        await retireTags(desk.meetings, settings, now);
        await retireCases(store.cases, settings, now);
        await retireIssued(store.registration, desk.configuration().claimTokens.periodDays, now);
        return {};
      },
    },
    {
      name: 'maintain',
      periodSeconds: daySeconds,
      run: async () => {
        await store.maintain();
        return {};
      },
    },
  ];
}
