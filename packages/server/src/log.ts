// SPDX-License-Identifier: GPL-3.0-only
// What the server may say of itself: names of events and figures. The type leaves no place for a number, key or address.
import { type DestinationStream, type LoggerOptions, pino } from 'pino';

export type Figures = Readonly<Record<string, number>>;

export interface ServerLog {
  info(event: string, figures?: Figures): void;
  /** Something an operator must look at. */
  alert(event: string, figures?: Figures): void;
  /** A bug or a broken part; the error's own text is logged, so it must come from code and not from input. */
  error(event: string, error: unknown): void;
}

/** One JSON object per line; stdout unless a destination is given. */
export function pinoLog(destination?: DestinationStream): ServerLog {
  const options: LoggerOptions = { base: null, level: 'info' };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (event, figures = {}) => logger.info(figures, event),
    alert: (event, figures = {}) => logger.warn(figures, event),
    error: (event, error) => logger.error({ error: errorText(error) }, event),
  };
}

/** A log that keeps what it was told. */
export interface RememberingLog {
  readonly log: ServerLog;
  /** The last lines as they would stand in a file, newest last, without line breaks. */
  lines(): readonly string[];
}

/** Keeps the last `limit` lines in memory, byte by byte as {@link pinoLog} writes them. */
export function rememberingLog(limit: number): RememberingLog {
  const kept: string[] = [];
  const write = (line: string) => {
    kept.push(line.replace(/\n$/, ''));
    if (kept.length > limit) kept.shift();
  };
  return { log: pinoLog({ write }), lines: () => [...kept] };
}

/** Name, database code and place of an error: never its message, which may quote a value. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  const place = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return [error.name, typeof code === 'string' ? code : '', ...place].join(' ');
}

/** Says nothing. */
export const silentLog: ServerLog = { info() {}, alert() {}, error() {} };
