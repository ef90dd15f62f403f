// SPDX-License-Identifier: GPL-3.0-only
// The part of the configuration that staff may direct: how phones listen, judge and share. Who issues, what is sealed to whom,
// what a deployment is and how long phones keep what they heard stay the operator's.
import {
  type Configuration,
  checkConfiguration,
  defaultConfiguration,
  fail,
  ok,
  type Result,
} from '@bluezone/protocol';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { directedConfiguration } from '../http/directive-schemas.ts';

export type DirectedConfiguration = Static<typeof directedConfiguration>;

/** The directed part of a configuration. */
export function directedPart(configuration: Configuration): DirectedConfiguration {
  const { scan, matching, exposure, proximity, sharing, polling } = configuration;
  return structuredClone({ scan, matching, exposure, proximity: proximity ?? null, sharing, polling });
}

/** A configuration with its directed part replaced; `configuration.layout` when that breaks a bound. */
export function withDirected(
  configuration: Configuration,
  { proximity, ...directed }: DirectedConfiguration,
): Result<Configuration> {
  const { proximity: _, ...rest } = configuration;
  return checkConfiguration({ ...rest, ...directed, ...(proximity === null ? {} : { proximity }) });
}

/** Checks what is proposed against the bounds of the protocol; `directive.layout` names the field. */
export function checkDirected(value: unknown): Result<DirectedConfiguration> {
  if (!Value.Check(directedConfiguration, value))
    return fail('directive.layout', 'the configuration has not the agreed form');
  const whole = withDirected(defaultConfiguration, value as DirectedConfiguration);
  return whole.ok ? ok(directedPart(whole.value)) : fail('directive.layout', whole.detail);
}
