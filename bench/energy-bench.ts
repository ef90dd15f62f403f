// SPDX-License-Identifier: GPL-3.0-only
// What listening costs a battery, and what it hears for it: a model of currents beside a simulation of meetings through
// the product's own crediting. docs/energy.md explains the figures; `--plots write` draws its pictures.
import { writeFileSync } from 'node:fs';
import { type Duty, percentPerDay } from './energy/duty-cycle.ts';
import { defaultPlan } from './energy/meetings.ts';
import { exposureNotification, original, ourCurrents, sources } from './energy/parameters.ts';
import { blockedScansPlot, costPlot } from './energy/plots.ts';
import { cheapest, creditedOf15, enoughMinutes, type Weighed, weigh } from './energy/sweep.ts';

const aim = { percentPerDay: 2, credited: 0.95 };
/** Looks are scans that hear the other: the more of them, the better the distance is told. */
const wanted = { credited10of15: aim.credited, credited10of7: 0.02, looks: 0 };
/** In reach of another user: at work or school, at home with a family that has the app. Half a day and more for many. */
const hoursAmongOthers = 12;
const receptions = [0.3, 0.5, 0.7];
const judgedReception = 0.3;
const blockedShares = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
const seed = 20_210_601;

const round = (value: number): number => Math.round(value * 1000) / 1000;

const duty = (windowSeconds: number, periodSeconds: number, periodAfterSightingSeconds: number): Duty => ({
  windowSeconds,
  periodSeconds,
  periodAfterSightingSeconds,
});

const nameOf = ({ windowSeconds, periodSeconds, periodAfterSightingSeconds }: Duty): string =>
  `${windowSeconds}/${periodSeconds}/${periodAfterSightingSeconds}`;

/** The original's, fixed periods, and periods that shorten after a sighting, each with several lengths of a scan. */
function candidates(isQuick: boolean): Duty[] {
  const rhythms: readonly (readonly [number, number])[] = isQuick
    ? [
        [180, 180],
        [120, 60],
      ]
    : [
        [300, 300],
        [240, 240],
        [180, 180],
        [120, 120],
        [90, 90],
        [60, 60],
        [300, 90],
        [240, 120],
        [240, 90],
        [180, 120],
        [180, 90],
        [180, 75],
        [180, 60],
        [150, 75],
        [120, 60],
      ];
  const windows = isQuick ? [4] : [1, 2, 3, 4, 5, 6, 8];
  return rhythms.flatMap(([period, after]) => windows.map((window) => duty(window, period, after)));
}

/** Runs the benchmark; the quick one simulates few meetings and weighs few candidates. */
export async function run({
  isQuick,
  options,
  root,
}: {
  readonly isQuick: boolean;
  readonly options: Readonly<Record<string, string>>;
  readonly root: string;
}): Promise<object> {
  const plan = await defaultPlan();
  const ours = duty(plan.scanWindowSeconds, plan.scanPeriodSeconds, plan.scanPeriodAfterSightingSeconds);
  const currents = ourCurrents(plan.advertiseEveryMilliseconds);
  const air = {
    advertiseEverySeconds: plan.advertiseEveryMilliseconds / 1000,
    reception: judgedReception,
    blockedScans: 'deaf' as const,
  };
  const many = { meetings: isQuick ? 1152 : 8064, seed };
  const few = { meetings: isQuick ? 288 : 1152, seed };

  const oursWeighed = await weigh(ours, currents, hoursAmongOthers, air, many);
  const weighed: Weighed[] = [];
  for (const each of candidates(isQuick))
    weighed.push(
      nameOf(each) === nameOf(ours) ? oursWeighed : await weigh(each, currents, hoursAmongOthers, air, few),
    );
  const best = cheapest(weighed, wanted);
  const bestOfManyLooks = cheapest([...weighed, oursWeighed], { ...wanted, looks: oursWeighed.looks });

  const curve = [];
  for (const reception of receptions)
    for (const blocked of blockedShares)
      curve.push({
        reception,
        blocked,
        share: await creditedOf15(ours, { ...air, reception, blocked }, few),
      });
  const absent = await creditedOf15(ours, { ...air, blocked: 0.25, blockedScans: 'absent' }, many);
  const originalHears = await creditedOf15(original.duty, { ...air, blocked: 0.1 }, few);

  if (options.plots === 'write') {
    writeFileSync(`${root}/docs/images/energy-cost.svg`, costPlot(weighed, oursWeighed, aim));
    writeFileSync(`${root}/docs/images/energy-blocked.svg`, blockedScansPlot(curve, aim.credited));
  }

  const told = exposureNotification;
  return {
    original: {
      percentPerDay: round(percentPerDay(original.currents, original.duty, 0)),
      /** If its scans were credited as ours are. */
      credited10of15: round(originalHears),
    },
    ours: {
      ...figuresOf(oursWeighed),
      percentPerDayAlone: round(percentPerDay(currents, ours, 0)),
      percentPerDayAlwaysAmongOthers: round(percentPerDay(currents, ours, 24)),
      credited10of15At25PercentAbsent: round(absent),
    },
    curve: curve.map(({ reception, blocked, share }) => ({
      reception,
      blocked,
      credited10of15: round(share),
    })),
    candidates: weighed.map(figuresOf),
    cheapest: {
      byMinutesAlone: best && figuresOf(best),
      withAsManyLooksAsOurs: bestOfManyLooks && figuresOf(bestOfManyLooks),
    },
    check: {
      exposureNotification: {
        percentPerDay: round(
          percentPerDay(
            {
              ...ourCurrents(told.advertiseEveryMilliseconds),
              capacityMilliampereHours: told.capacityMilliampereHours,
            },
            told.duty,
            0,
          ),
        ),
        toldPercentPerDay: told.toldPercentPerDay,
      },
    },
    aim: { ...aim, ...wanted },
    assumptions: {
      currents: { original: original.currents, ours: currents },
      sources,
      hoursAmongOthers,
      reception: judgedReception,
      blocked: { judged: 0.1, kind: air.blockedScans },
      advertiseEveryMilliseconds: plan.advertiseEveryMilliseconds,
      advertisingDelayMilliseconds: '0 to 10, uniform',
      meeting: { minutes: 15, enoughMinutes, scansAt: 'a random phase of the period' },
      meetings: { ours: many.meetings, others: few.meetings },
      notCounted: "connections to iPhones, matching, the screen, and what a maker's system adds",
      seed,
    },
  };
}

function figuresOf(weighed: Weighed) {
  return {
    duty: nameOf(weighed.duty),
    percentPerDay: round(weighed.percentPerDay),
    credited10of15: round(weighed.credited10of15),
    credited10of15At25PercentBlocked: round(weighed.credited10of15At25PercentBlocked),
    credited10of7: round(weighed.credited10of7),
    looks: round(weighed.looks),
  };
}
