// SPDX-License-Identifier: GPL-3.0-only
// How well distance and time are told from real recordings: first the rule of the national apps, so that the harness is
// known to be right, then our estimator, fitted without the scene it is judged on. docs/proximity.md explains the figures.
import { writeFileSync } from 'node:fs';
import { defaultProximityParameters, estimateContacts, type ProximityParameters } from '@bluezone/exposure';
import { captureRule, tableRule } from './proximity/baseline.ts';
import { type Case, casesOf, facts, judgedScenes, sceneLog } from './proximity/cases.ts';
import { countCrowd, errorOf, middle } from './proximity/count.ts';
import { phones, readPackets, readScenes } from './proximity/exp34.ts';
import { fitWithout, heardDistances, publishedModels, type SceneLogs } from './proximity/leave-one-out.ts';
import { calibrationPlot, precisionRecallPlot } from './proximity/plots.ts';
import { type PhoneLog, readH0h1, readMatrix } from './proximity/recordings.ts';
import {
  areaUnderCurve,
  bestNdcf,
  calibrationError,
  type Judged,
  ndcfAt,
  recallAtPrecision,
} from './proximity/score.ts';
import { simulateCrowd } from './proximity/simulated-crowd.ts';

const precision = 0.71;
const say = (text: string) => void process.stderr.write(`${text}\n`);
const round = (value: number): number => Math.round(value * 1000) / 1000;

interface Decision {
  readonly one: Case;
  readonly minutes: number;
  readonly low: number;
  readonly high: number;
  readonly probability: number;
}

/** Judges every case, each scene with the parameters made for it. */
function decide(
  logs: readonly SceneLogs[],
  cases: readonly Case[],
  parametersFor: (scene: string) => ProximityParameters,
): Decision[] {
  return logs
    .filter(({ scene }) => judgedScenes.includes(scene.name))
    .flatMap(({ scene, logs: byPhone }) => {
      const parameters = parametersFor(scene.name);
      return [...byPhone].flatMap(([observer, log]) => {
        const contacts = estimateContacts(log, facts[observer] ?? nobody, facts, parameters, () => 0);
        const byPeer = new Map(contacts.map(({ peer, days }) => [peer, days[0]]));
        return cases
          .filter((one) => one.scene === scene.name && one.observer === observer)
          .map((one) => {
            const { minutes = 0, low = 0, high = 0, probability15 = 0 } = byPeer.get(one.peer) ?? {};
            return { one, minutes, low, high, probability: probability15 };
          });
      });
    });
}

const nobody = { model: null, transmitPowerDbm: null };
const isDet = ({ one }: Decision): boolean => !one.isUnknown;
const byMinutes = (decisions: readonly Decision[]): Judged[] =>
  decisions.map(({ minutes, one }) => ({ score: minutes, isPositive: one.isPositive }));
const byProbability = (decisions: readonly Decision[]): Judged[] =>
  decisions.map(({ probability, one }) => ({ score: probability, isPositive: one.isPositive }));

function figuresOf(judged: readonly Judged[]) {
  return {
    auc: round(areaUnderCurve(judged)),
    ndcf: round(bestNdcf(judged)),
    recallAtPrecision71: round(recallAtPrecision(judged, precision)),
  };
}

/** Figures of both sets by probability, which is what the product tells. */
function bothSets(decisions: readonly Decision[]) {
  const det = decisions.filter(isDet);
  return {
    all: {
      ...figuresOf(byProbability(decisions)),
      calibrationError: round(calibrationError(byProbability(decisions))),
    },
    det: { ...figuresOf(byProbability(det)), calibrationError: round(calibrationError(byProbability(det))) },
  };
}

/** 95 % interval by drawing people anew within each scene, with a fixed seed. */
function interval(
  decisions: readonly Decision[],
  figure: (judged: readonly Judged[]) => number,
  draws: number,
): [number, number] {
  let state = 34;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const values = Array.from({ length: draws }, () => {
    const times = new Map<string, number>();
    for (const scene of judgedScenes)
      for (let i = 0; i < phones.length; i++) {
        const name = `${scene} ${phones[Math.floor(random() * phones.length)]}`;
        times.set(name, (times.get(name) ?? 0) + 1);
      }
    const drawn = decisions.flatMap((decision) => {
      const { scene, observer, peer } = decision.one;
      const count = (times.get(`${scene} ${observer}`) ?? 0) * (times.get(`${scene} ${peer}`) ?? 0);
      return Array.from({ length: count }, () => decision);
    });
    return figure(byProbability(drawn));
  }).sort((a, b) => a - b);
  const quantile = (share: number) => round(values[Math.floor(share * (values.length - 1))] ?? Number.NaN);
  return [quantile(0.025), quantile(0.975)];
}

/** Each piece switched off or put back, everything else fitted anew without the judged scene. */
const ablations: Readonly<Record<string, Partial<ProximityParameters>>> = {
  'missed scans are no evidence': { lossWidthDb: 1e6, leastMissed: 0.5 },
  'lost packets are not corrected': { lostPacketsDb: 0 },
  'no group context': { contextShare: 0 },
  'no bias of a pair': { biasSd: 0.01, noiseSd: 8 },
  'no smoothing over time': { redrawMinutes: 0.01 },
  'smoothing over 12 minutes': { redrawMinutes: 12 },
  'no doubt beyond the filter': {
    certainty: { errorMinutes: 0.1, shiftMinutes: 0, slope: 1.7, cautionMinutes: 0 },
  },
};

/** Share of a log's time within two metres, as the estimator tells. */
function shareWithin({ packets, observerModel, senderModel }: PhoneLog): number {
  const [contact] = estimateContacts(
    packets,
    { model: observerModel, transmitPowerDbm: null },
    // Where a log does not name the sender: all of them were iPhones.
    [{ model: senderModel ?? 'iPhone', transmitPowerDbm: null }],
    defaultProximityParameters,
    () => 0,
  );
  const { times } = packets;
  const minutes = ((times.at(-1) as number) - (times[0] as number)) / 60;
  return (contact?.days.reduce((sum, day) => sum + day.minutes, 0) ?? 0) / Math.max(minutes, 1 / 60);
}

function judgeMatrix(folder: string) {
  const sixFeet = 6;
  const logs = readMatrix(folder).map(({ log, feet, carriage }) => ({
    score: shareWithin(log),
    isPositive: feet <= sixFeet,
    carriage,
    feet,
    meanDbm: meanStrength(log),
  }));
  const carriages = new Set(logs.map(({ carriage }) => carriage));
  const levelled = [...carriages].flatMap((carriage) => {
    const own = logs.filter((log) => log.carriage === carriage);
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    return own.map(({ score, isPositive }) => ({ score: score - mean, isPositive }));
  });
  return {
    logs: logs.length,
    ndcf: round(ndcfAt(logs, 0.5)),
    auc: round(areaUnderCurve(logs)),
    bestNdcf: round(bestNdcf(logs)),
    ifCarriageWereKnown: { auc: round(areaUnderCurve(levelled)), bestNdcf: round(bestNdcf(levelled)) },
    meanDbmByCarriageAndFeet: Object.fromEntries(
      [...carriages].map((carriage) => [
        carriage,
        Object.fromEntries(
          toldFeet.map((feet) => {
            const own = logs.filter((log) => log.carriage === carriage && log.feet === feet);
            return [feet, Math.round(own.reduce((sum, { meanDbm }) => sum + meanDbm, 0) / own.length)];
          }),
        ),
      ]),
    ),
  };
}

/** Nearest, at the edge of what counts as near, farthest. */
const toldFeet = [3, 6, 15];

function meanStrength({ packets }: PhoneLog): number {
  const known = packets.strengths.filter((strength) => strength !== 127);
  return known.reduce((sum, strength) => sum + strength, 0) / known.length;
}

function judgeCounting(logs: readonly SceneLogs[], packetsOf: Awaited<ReturnType<typeof readPackets>>) {
  const scenes = logs.flatMap(({ scene }) =>
    phones.map((phone) =>
      countCrowd(
        (packetsOf.get(phone) ?? [])
          .filter(({ second }) => second >= scene.from && second <= scene.to)
          .map(({ second, identifier, sender, rssi }) => ({ second, identifier, person: sender, rssi })),
      ),
    ),
  );
  const crowds = [2, 3, 5, 10, 20, 50, 100, 200].flatMap((people) =>
    [true, false].flatMap((isAligned) =>
      [1, 2, 3].map((seed) => countCrowd(simulateCrowd(people, isAligned, 100 * people + seed))),
    ),
  );
  const heard = [...scenes, ...crowds].filter(({ people }) => people > 0);
  return {
    medianAbsoluteError: round(middle(heard.map(errorOf))),
    recorded: round(middle(scenes.filter(({ people }) => people > 0).map(errorOf))),
    simulated: round(middle(crowds.filter(({ people }) => people > 0).map(errorOf))),
    identifiersAlone: round(
      middle(heard.map(({ people, identifiers }) => errorOf({ people, counted: identifiers, identifiers }))),
    ),
  };
}

export async function run({
  isQuick,
  options,
  root,
}: {
  readonly isQuick: boolean;
  readonly options: Readonly<Record<string, string>>;
  readonly root: string;
}) {
  const datasets = process.env.BLUEZONE_DATASETS;
  if (datasets === undefined) throw new Error('BLUEZONE_DATASETS names no folder: see docs/datasets.md');
  const folder = `${datasets}/dp3t-exp34`;
  say('reading captures and cameras');
  const packets = await readPackets(folder);
  const scenes = readScenes(folder);
  const logs = scenes.map((scene) => ({
    scene,
    logs: new Map(
      phones
        .filter((phone) => scene.positions.people.has(phone))
        .map((phone) => [phone, sceneLog(packets.get(phone) ?? [], scene)] as const),
    ),
  }));
  const cases = casesOf(scenes);

  say('the rule of the national apps');
  const known = cases.filter(({ isUnknown }) => !isUnknown);
  const rule = tableRule(folder);
  const ruleOn = (chosen: readonly Case[]) =>
    figuresOf(chosen.map((one) => ({ score: rule(one), isPositive: one.isPositive })));
  const captured = new Map(
    logs.flatMap(({ scene, logs: byPhone }) =>
      [...byPhone].map(([phone, log]) => [`${scene.name} ${phone}`, captureRule(log, scene.from)] as const),
    ),
  );
  const captureOn = (chosen: readonly Case[]) =>
    chosen.map((one) => ({
      score: captured.get(`${one.scene} ${one.observer}`)?.get(one.peer) ?? 0,
      isPositive: one.isPositive,
    }));

  say('ours, each scene with what was fitted on the others');
  const judgeWith = (change: Partial<ProximityParameters>, fitsModels = true) => {
    const base = { ...defaultProximityParameters, models: publishedModels, ...change };
    const rows = heardDistances(logs, base);
    return decide(logs, cases, (scene) => fitWithout(scene, rows, base, fitsModels));
  };
  const ours = judgeWith({});
  const det = ours.filter(isDet);
  const within = det.filter(
    ({ one, low, high }) => one.minutesWithin2m >= low - 0.5 && one.minutesWithin2m <= high + 0.5,
  );
  const draws = isQuick ? 50 : 400;
  const recall = (judged: readonly Judged[]) => recallAtPrecision(judged, precision);
  const found = {
    baseline: { '55/60': { all: ruleOn(cases), det: ruleOn(known) } },
    baselineOnAllScans: { all: figuresOf(captureOn(cases)), det: figuresOf(captureOn(known)) },
    ours: bothSets(ours),
    oursByMinutes: { all: figuresOf(byMinutes(ours)), det: figuresOf(byMinutes(det)) },
    intervals: {
      auc: interval(det, areaUnderCurve, draws),
      recallAtPrecision71: interval(det, recall, draws),
    },
    intervalCoverage: round(within.length / det.length),
    byScene: Object.fromEntries(
      judgedScenes.map((scene) => [
        scene,
        round(areaUnderCurve(byProbability(det.filter(({ one }) => one.scene === scene)))),
      ]),
    ),
    matrix: judgeMatrix(`${datasets}/mitll-MIT-Matrix-Data`),
    h0h1: {
      auc: round(
        areaUnderCurve(
          readH0h1(`${datasets}/mitll-H0H1`).map(({ log, isPositive }) => ({
            score: shareWithin(log),
            isPositive,
          })),
        ),
      ),
    },
    counting: judgeCounting(logs, packets),
    ...(isQuick ? {} : { ablations: ablate(judgeWith) }),
    decisions: {
      all: ours.length,
      det: det.length,
      positive: det.filter(({ one }) => one.isPositive).length,
    },
  };
  if (options.plots === 'write') {
    const images = `${root}/docs/images`;
    writeFileSync(
      `${images}/proximity-precision-recall.svg`,
      precisionRecallPlot([
        ['ours, DET', byProbability(det)],
        ['55/60 dB rule, DET', captureOn(known)],
        ['ours, ALL', byProbability(ours)],
      ]),
    );
    writeFileSync(`${images}/proximity-calibration.svg`, calibrationPlot(byProbability(det)));
  }
  return found;
}

function ablate(judgeWith: (change: Partial<ProximityParameters>, fitsModels?: boolean) => Decision[]) {
  const rows = Object.entries(ablations).map(([name, change]) => {
    say(name);
    return [name, bothSets(judgeWith(change))] as const;
  });
  say('no calibration of models');
  return Object.fromEntries([...rows, ['no calibration of models', bothSets(judgeWith({}, false))] as const]);
}
