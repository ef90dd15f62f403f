// SPDX-License-Identifier: GPL-3.0-only
// The options of every command that listens and keeps data.
import { resolve } from 'node:path';
import type { CommandResult } from './command-failure.ts';
import type { OptionValues } from './parse-arguments.ts';
import { parseIntegerOption } from './parse-number-option.ts';

/** To spread into a command's `options`. */
export const servingOptionTypes = { port: 'string', data: 'string' } as const;

/** What was asked for; a key that was not given is absent. */
export interface ServingOptions {
  /** 0 … 65535; 0 lets the system choose a free one. */
  readonly port?: number;
  /** Absolute path of the data folder. */
  readonly data?: string;
}

/** Reads port and data folder; a wrong port is `usage`. Whether the folder can be used shows when it is opened. */
export function readServingOptions(
  values: OptionValues<typeof servingOptionTypes>,
  cwd: string,
): CommandResult<ServingOptions> {
  const data = values.data === undefined ? {} : { data: resolve(cwd, values.data) };
  if (values.port === undefined) return { ok: true, value: data };
  const port = parseIntegerOption('port', values.port, 0, 65_535);
  return port.ok ? { ok: true, value: { ...data, port: port.value } } : port;
}
