// SPDX-License-Identifier: GPL-3.0-only
// The parts of the configuration that staff may direct, as a list of single values by path, so that a form, a comparison and the
// protocol's own check speak of the same things.

import type { CasesPaths } from '@bluezone/desk-client';
import { checkConfiguration, defaultConfiguration } from '@bluezone/protocol';

export type Directives =
  CasesPaths['/v1/configuration']['get']['responses'][200]['content']['application/json'];
export type DirectedConfiguration = NonNullable<Directives['inForce']>['configuration'];
export type Directive = Directives['open'][number];
export type Notice = NonNullable<Directive['notices']>[number];

type Value = number | boolean;
type Group = 'scan' | 'exposure' | 'weights' | 'proximity' | 'sharing';

const under = (path: string, names: string): string[] => names.split(' ').map((name) => `${path}.${name}`);

/** Numbers by group, in the order of the form. What is a switch, a list of days or of models has a field of its own. */
export const parameterGroups: Readonly<Record<Group, readonly string[]>> = {
  scan: [
    ...under('scan', 'windowSeconds periodSeconds periodAfterSightingSeconds bridgedGapSeconds'),
    'matching.toleranceIntervals',
  ],
  exposure: [
    ...under('exposure', 'closeContactMinutes minimumWindowMinutes'),
    ...under('exposure.attenuationThresholds', '0 1 2'),
    ...under('exposure.bucketWeights', '0 1 2 3'),
    ...under('exposure', 'unknownTransmitPowerDbm receiverCorrectionDb infectiousnessUnknownOnset'),
  ],
  weights: ['confirmedTest', 'clinical', 'selfReport', 'recursive'].flatMap((kind) =>
    under(`exposure.weights.${kind}`, 'standard high'),
  ),
  proximity: [
    ...under('proximity', 'attenuationAtOneMetre decibelsPerDecade biasSd unknownPowerSd noiseSd'),
    ...under('proximity', 'priorMedianMetres priorLogSd walkPerRootMinute redrawMinutes lostPacketsDb'),
    ...under('proximity', 'contextShare usualAttenuation lossWidthDb lossBeyondDb leastMissed'),
    ...under('proximity', 'independentSeconds unknownPowerDbm unknownPowerSpread'),
    ...under('proximity.certainty', 'errorMinutes shiftMinutes cautionMinutes slope'),
  ],
  sharing: [...under('sharing', 'maximumDelaySeconds daysBeforeOnset'), 'polling.periodSeconds'],
};

/** Value at a path; undefined where there is none. */
export function valueAt(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], from);
}

/** The same with another value at a path; what lies on the way is copied. */
export function withValueAt<T>(from: T, path: string, value: unknown): T {
  const [name = '', ...rest] = path.split('.');
  const at = (from as Record<string, unknown>)[name];
  const changed = rest.length === 0 ? value : withValueAt(at, rest.join('.'), value);
  if (Array.isArray(from)) return from.map((each, i) => (String(i) === name ? changed : each)) as T;
  return { ...from, [name]: changed };
}

export interface Difference {
  readonly path: string;
  readonly before: Value | string | undefined;
  readonly after: Value | string | undefined;
}

/** What differs between two configurations, value by value. */
export function differencesBetween(before: unknown, after: unknown, path = ''): Difference[] {
  const isLeaf = (value: unknown) => typeof value !== 'object' || value === null;
  if (isLeaf(before) && isLeaf(after))
    return before === after || (before ?? undefined) === (after ?? undefined)
      ? []
      : [{ path, before: before as Value, after: after as Value }];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) =>
    differencesBetween(
      (before as Record<string, unknown> | null | undefined)?.[name],
      (after as Record<string, unknown> | null | undefined)?.[name],
      path === '' ? name : `${path}.${name}`,
    ),
  );
}

export interface ConfigurationFault {
  /** "" where it concerns several values together. */
  readonly path: string;
  readonly bound?: { readonly is: 'least' | 'most'; readonly value: string };
}

/** Holds it against the protocol's own bounds; null when all is well. */
export function faultIn(configuration: DirectedConfiguration): ConfigurationFault | null {
  const { proximity, ...rest } = configuration;
  const whole = { ...defaultConfiguration, ...rest, proximity: proximity ?? undefined };
  const checked = checkConfiguration(whole);
  if (checked.ok) return null;
  const path = /wrong value at "([^"]*)"/.exec(checked.detail)?.[1] ?? '';
  const bound = /Expected ([<>])=\s?(-?[\d.]+)/.exec(checked.detail);
  return {
    path: path === 'its root' ? '' : path,
    ...(bound === null
      ? {}
      : { bound: { is: bound[1] === '>' ? ('least' as const) : ('most' as const), value: bound[2] ?? '' } }),
  };
}

/** A number as people type it, with a point or a comma; NaN for what is none. */
export function readNumber(text: string): number {
  const typed = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
}

/** The estimator's numbers as the documents have them: where one begins who turns it on. */
export const usualProximity = defaultConfiguration.proximity as NonNullable<
  DirectedConfiguration['proximity']
>;
