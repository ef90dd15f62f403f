// SPDX-License-Identifier: GPL-3.0-only
// What the server may say of itself: names of events and figures. The type leaves no place for a number, key or address.
// What a phone caused is said with the UTC day alone, so that no log tells when somebody did something.
import { type DestinationStream, type LoggerOptions, pino } from 'pino';

export type Figures = Readonly<Record<string, number>>;

/** Lines without a time of their own. */
export interface DayLog {
  info(event: string, figures?: Figures): void;
  /** Something an operator must look at; the same is told at most once a minute. */
  alert(event: string, figures?: Figures): void;
  /** A bug or a broken part: the error's kind and place are logged, never its text, which may quote what came in. */
  error(event: string, error: unknown): void;
}

export interface ServerLog extends DayLog {
  /** The same log for what a phone's message or a person's request caused: its lines tell the UTC day and no more. */
  readonly ofDay: DayLog;
}

const alertPauseMs = 60_000;

/** One JSON object per line; stdout unless a destination is given. */
export function pinoLog(destination: DestinationStream = pino.destination(1)): ServerLog {
  const to = (options: LoggerOptions): DayLog => {
    const logger = pino({ base: null, level: 'info', ...options }, destination);
    const alertedAt = new Map<string, number>();
    return {
      info: (event, figures = {}) => logger.info(figures, event),
      alert(event, figures = {}) {
        const now = performance.now();
        if (now - (alertedAt.get(event) ?? Number.NEGATIVE_INFINITY) < alertPauseMs) return;
        if (alertedAt.size > 100) alertedAt.clear();
        alertedAt.set(event, now);
        logger.warn(figures, event);
      },
      error: (event, error) => logger.error({ error: errorText(error) }, event),
    };
  };
  const day = () => `,"day":"${new Date().toISOString().slice(0, 10)}"`;
  return { ...to({}), ofDay: to({ timestamp: day }) };
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
  const known = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code);
  return [error.name, known ? code : '', ...place].join(' ');
}

const nothing: DayLog = { info() {}, alert() {}, error() {} };

/** Says nothing. */
export const silentLog: ServerLog = { ...nothing, ofDay: nothing };
