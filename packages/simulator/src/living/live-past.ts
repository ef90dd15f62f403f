// SPDX-License-Identifier: GPL-3.0-only
// The past of a new town, lived quickly: the same phones, the same server, the same air, only nobody waits. Phones ask the
// server seldom, until shortly before the present.
import type { Configuration } from '@bluezone/protocol';
import type { BluezoneServer } from '@bluezone/server';
import type { TourOptions } from '../tour/tour-options.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import type { CrewNews } from './crew.ts';
import type { TownCrews } from './town-crews.ts';
import { pastPublishSeconds, type TownServer, townConfiguration } from './town-server.ts';
import { defaultLevers } from './town-state.ts';

/** Most of the past moves in steps of an interval. */
const pastStepSeconds = 600;
/** In the last minutes phones already live as they will. */
const lastStepSeconds = 60;
const pastPollSeconds = 4 * 3600;
const nearPollSeconds = 1800;
/** From here on phones ask every half hour; all have heard of it before the last minutes. */
const nearSeconds = Math.ceil(1.25 * pastPollSeconds) + pastPublishSeconds + 1200;
const lastSeconds = Math.ceil(1.25 * nearPollSeconds) + 600;

export interface PastParts {
  readonly server: TownServer;
  readonly crews: TownCrews;
  readonly bornAt: number;
  readonly startAt: number;
  /** Address of the server of the town. */
  readonly liveOrigin: string;
  readonly setClock: (unix: number) => void;
  readonly absorb: (news: readonly CrewNews[]) => Promise<void>;
  /** Opens the crews at the past's server. */
  readonly openCrews: (origin: string) => Promise<void>;
  readonly onProgress: TourOptions['onProgress'];
  readonly isStopping: () => boolean;
}

/** Seldom dummies: what nobody looks at need not be posted. Phones stretch their plans when the present begins. */
const pastConfiguration = (pollSeconds: number): Configuration => ({
  ...townConfiguration(defaultLevers, pollSeconds),
  dummies: { meanSeconds: 7 * 86_400 },
});

/** Lives it all; false when it was stopped. */
export async function livePast(parts: PastParts): Promise<boolean> {
  const { server, crews, bornAt, startAt, setClock } = parts;
  setClock(bornAt);
  const past = server.openPast(pastConfiguration(pastPollSeconds));
  if (!past.ok) throw new Error(past.detail);
  const origin = await past.value.listen({ host: '127.0.0.1', port: 0 });
  await runJobs(past.value, bornAt);
  await parts.openCrews(origin);
  let open: BluezoneServer | null = past.value;
  let isNear = false;
  let now = bornAt;
  let wakesAll = true;
  try {
    while (now < startAt && !parts.isStopping()) {
      const left = startAt - now;
      if (open !== null && !isNear && left <= nearSeconds) {
        isNear = true;
        const changed = open.reconfigure(pastConfiguration(nearPollSeconds));
        if (!changed.ok) throw new Error(changed.detail);
        await runJobs(open, now);
      }
      if (open !== null && left <= lastSeconds) {
        await runJobs(server.live, now);
        await crews.useOrigin(parts.liveOrigin);
        await open.close();
        open = null;
      }
      const step = Math.min(open === null ? lastStepSeconds : pastStepSeconds, left);
      now += step;
      setClock(now);
      if (open === null || now % pastPublishSeconds < step) await runJobs(open ?? server.live, now);
      const isEnd = now === startAt;
      await parts.absorb(
        await crews.advance({ to: now, listenNow: true, wakeAll: wakesAll || isEnd, watchAnswers: false }),
      );
      wakesAll = false;
      const days = (now - bornAt) / DAY_SECONDS;
      parts.onProgress?.((now - bornAt) / (startAt - bornAt), Math.floor(days) + 1);
    }
  } finally {
    await open?.close();
  }
  return now >= startAt;
}

async function runJobs(server: BluezoneServer, now: number): Promise<void> {
  const failed = (await server.runDueJobs(now)).filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0) throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}`);
}
