// SPDX-License-Identifier: GPL-3.0-only
// Fits path loss and the models' calibration on all scenes but one, by least squares on log distance. Everything else in
// the parameters is the same for all scenes and was not fitted scene by scene.
import {
  defaultProximityParameters,
  type ModelCalibration,
  observePeers,
  type PacketColumns,
  type ProximityParameters,
} from '@bluezone/exposure';
import { facts } from './cases.ts';
import { distanceAt, modelOf, type Scene } from './exp34.ts';

/** Before any of it is fitted: what Google published for all of these models in August 2020. */
export const publishedModels: readonly ModelCalibration[] = [...new Set(Object.values(modelOf))].map(
  (model) => ({
    model,
    transmitPowerDbm: -24,
    receiverCorrectionDb: 5,
  }),
);

interface HeardAt {
  readonly scene: string;
  readonly receiver: string;
  readonly sender: string;
  readonly observer: number;
  readonly peer: number;
  readonly logMetres: number;
  readonly attenuation: number;
}

export interface SceneLogs {
  readonly scene: Scene;
  readonly logs: ReadonlyMap<number, PacketColumns>;
}

/** Nearer than this the cameras cannot tell two people apart, metres. */
const nearest = 0.45;

/** Every scan that heard somebody whom the cameras saw. */
export function heardDistances(scenes: readonly SceneLogs[], parameters: ProximityParameters): HeardAt[] {
  const rows: HeardAt[] = [];
  for (const { scene, logs } of scenes)
    for (const [observer, log] of logs)
      observePeers(log, facts[observer] ?? nobody, facts, parameters, {
        begin: () => undefined,
        take: (peer, scan) => {
          if (!scan.isHeard || scan.attenuation === null) return;
          const metres = distanceAt(scene, observer, peer, scan.time);
          if (!(metres > nearest)) return;
          rows.push({
            scene: scene.name,
            receiver: modelOf[observer] ?? '',
            sender: modelOf[peer] ?? '',
            observer,
            peer,
            logMetres: Math.log10(metres),
            attenuation: scan.attenuation,
          });
        },
      });
  return rows;
}

const nobody = { model: null, transmitPowerDbm: null };
const rounds = 10;
/** Phones that the prior "like every other model" weighs. */
const priorPhones = 0.7;

/** Parameters with path loss, and unless told otherwise the models, fitted on all scenes but `left`. */
export function fitWithout(
  left: string | null,
  rows: readonly HeardAt[],
  base: ProximityParameters = defaultProximityParameters,
  fitsModels = true,
): ProximityParameters {
  const used = rows.filter(({ scene }) => scene !== left);
  const models = publishedModels.map(({ model }) => model);
  const receivers = new Map(models.map((model) => [model, 0]));
  const senders = new Map(models.map((model) => [model, 0]));
  let line = { at: 0, slope: 0 };
  for (let round = 0; round < rounds; round++) {
    const free = (row: HeardAt) =>
      row.attenuation - (receivers.get(row.receiver) ?? 0) - (senders.get(row.sender) ?? 0);
    line = lineThrough(used.map((row) => [row.logMetres, free(row)] as const));
    if (!fitsModels) break;
    for (const model of models) {
      const rest = (row: HeardAt) => row.attenuation - line.at - line.slope * row.logMetres;
      const heard = used.filter((row) => row.receiver === model);
      receivers.set(
        model,
        shrunkMean(
          heard.map((row) => rest(row) - (senders.get(row.sender) ?? 0)),
          new Set(heard.map((row) => row.observer)).size,
        ),
      );
      const sent = used.filter((row) => row.sender === model);
      senders.set(
        model,
        shrunkMean(
          sent.map((row) => rest(row) - (receivers.get(row.receiver) ?? 0)),
          new Set(sent.map((row) => row.peer)).size,
        ),
      );
    }
  }
  return {
    ...base,
    attenuationAtOneMetre: line.at,
    decibelsPerDecade: line.slope,
    models: publishedModels.map(({ model, transmitPowerDbm, receiverCorrectionDb }) => ({
      model,
      transmitPowerDbm: transmitPowerDbm - (senders.get(model) ?? 0),
      receiverCorrectionDb: receiverCorrectionDb + (receivers.get(model) ?? 0),
    })),
  };
}

function shrunkMean(values: readonly number[], phonesOfModel: number): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (mean * phonesOfModel) / (phonesOfModel + priorPhones);
}

function lineThrough(points: readonly (readonly [number, number])[]): { at: number; slope: number } {
  const count = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const slope = covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return { at: meanY - slope * meanX, slope };
}
