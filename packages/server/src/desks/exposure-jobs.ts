// SPDX-License-Identifier: GPL-3.0-only
// The jobs of the exposure desk, in the order in which a round runs them: tags → claims → community → publish → retire.
import type { ExposureDesk } from '../exposure/exposure-desk.ts';
import type { Told } from '../exposure/follow-directives.ts';
import { hasWaitingTags, moveTags } from '../exposure/move-tags.ts';
import { hasWaitingClaims, releaseRefused, settleClaims } from '../exposure/settle-claim.ts';
import type { Job } from '../jobs/due-jobs.ts';
import { retireExports, retireOrphans, retireReports } from '../jobs/retire.ts';
import type { ExposureKeys, Random } from '../keys/keyring.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { publish } from '../publishing/publish.ts';
import type { Community, RegistrationLink } from './links.ts';

export interface ExposureJobParts {
  readonly desk: ExposureDesk;
  readonly objects: ObjectStore;
  readonly keys: Pick<ExposureKeys, 'index' | 'export'>;
  readonly random: Random;
  readonly registration: Pick<RegistrationLink, 'community'>;
  /** A publication that somebody asked for before its time. */
  readonly publication: {
    isAsked(): boolean;
    /** False until the issuing desks have said their keys: phones could do nothing with a configuration without them. */
    isPossible(): boolean;
    /** Takes note that a configuration was published. */
    settle(told: Told): void;
    /** What phones are to be told besides keys. */
    told(): Told;
  };
}

/** Files left without a row are looked for this often, seconds, and after a start or a publication that failed. */
const orphanPeriodSeconds = 3600;

async function hasCommunityChanged(parts: ExposureJobParts): Promise<boolean> {
  const told = await parts.desk.exposure
    .selectFrom('community')
    .select(['registered', 'day'])
    .executeTakeFirst();
  const { registered, day } = await parts.registration.community();
  return told?.day !== day || told.registered !== registered;
}

async function keepCommunity(desk: ExposureDesk, { registered, day }: Community): Promise<void> {
  await desk.exposure
    .insertInto('community')
    .values({ id: 1, registered, day })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ registered, day }))
    .execute();
}

export function exposureJobs(parts: ExposureJobParts): Job[] {
  const { desk, objects, keys, random } = parts;
  const { exposure, settings } = desk;
  let orphansAt = Number.NEGATIVE_INFINITY;
  return [
    {
      name: 'move-tags',
      periodSeconds: 0,
      hasWork: () => hasWaitingTags(exposure),
      run: async (now) => ({ tags: await moveTags(desk, now) }),
    },
    {
      name: 'settle-claims',
      periodSeconds: 0,
      hasWork: () => hasWaitingClaims(exposure),
      run: async (now) => await settleClaims(desk, now),
    },
    {
      name: 'community',
      periodSeconds: settings.communityPeriodSeconds,
      hasWork: () => hasCommunityChanged(parts),
      async run() {
        await keepCommunity(desk, await parts.registration.community());
        return {};
      },
    },
    {
      name: 'publish',
      periodSeconds: settings.publishPeriodSeconds,
      isAsked: () => parts.publication.isAsked(),
      hasWork: async () => parts.publication.isPossible(),
      run: async (now) => {
        const lookedAt = Math.abs(now - orphansAt) < orphanPeriodSeconds ? orphansAt : now;
        const orphans = lookedAt === now ? await retireOrphans(exposure, objects) : 0;
        orphansAt = Number.NEGATIVE_INFINITY;
        const told = parts.publication.told();
        const { configuration, notices, sunsetDay } = told;
        const said = { ...settings, notices, sunsetDay };
        const publisher = { exposure, objects, keys, configuration, settings: said, random };
        const { files, keys: published, revised } = await publish(publisher, now);
        orphansAt = lookedAt;
        parts.publication.settle(told);
        return { files, keys: published, revised, orphans };
      },
    },
    {
      name: 'retire-exposure',
      periodSeconds: 3600,
      run: async (now) => {
        await releaseRefused(desk);
        await retireReports(exposure, settings, now);
        await retireExports(exposure, objects, settings, now);
        return {};
      },
    },
  ];
}
