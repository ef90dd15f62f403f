// SPDX-License-Identifier: GPL-3.0-only
// The options of every command that simulates people. What is not given stays out of the result, so that the defaults
// stay with the simulator.
import type { CommandResult } from './command-failure.ts';
import type { OptionValues } from './parse-arguments.ts';
import { parseIntegerOption, parseShareOption } from './parse-number-option.ts';
import { parseScanOption, type ScanOption } from './parse-scan-option.ts';

/** To spread into a command's `options`. */
export const simulationOptionTypes = {
  seed: 'string',
  cases: 'string',
  adoption: 'string',
  consent: 'string',
  scan: 'string',
} as const;

/** What was asked for; a key that was not given is absent. */
export interface SimulationOptions {
  /** 0 … 2^32 − 1. */
  readonly seed?: number;
  /** 0 … 1 000 000. */
  readonly cases?: number;
  /** 0 … 1. */
  readonly adoption?: number;
  /** 0 … 1. */
  readonly consent?: number;
  readonly scan?: ScanOption;
}

const largestSeed = 0xffffffff;
const mostCases = 1_000_000;

/** Reads the simulation options; the first that is wrong is told as `usage`. */
export function readSimulationOptions(
  values: OptionValues<typeof simulationOptionTypes>,
): CommandResult<SimulationOptions> {
  const readers = {
    seed: (text: string) => parseIntegerOption('seed', text, 0, largestSeed),
    cases: (text: string) => parseIntegerOption('cases', text, 0, mostCases),
    adoption: (text: string) => parseShareOption('adoption', text),
    consent: (text: string) => parseShareOption('consent', text),
  };
  const options: { -readonly [Name in keyof SimulationOptions]: SimulationOptions[Name] } = {};
  for (const name of ['seed', 'cases', 'adoption', 'consent'] as const) {
    const text = values[name];
    if (text === undefined) continue;
    const number = readers[name](text);
    if (!number.ok) return number;
    options[name] = number.value;
  }
  if (values.scan !== undefined) {
    const scan = parseScanOption(values.scan);
    if (!scan.ok) return scan;
    options.scan = scan.value;
  }
  return { ok: true, value: options };
}
