// SPDX-License-Identifier: GPL-3.0-only
// Progress for people on stderr: one line that changes on a terminal; elsewhere (files, CI) a line for each new step
// and each tenth of it. It reads no clock, so what it writes depends only on what it is told.
import type { TextSink } from './command.ts';
import { printableText } from './printable-text.ts';

export interface Progress {
  /** Tells the step at work; with `total`, how much of it is done. */
  report(step: string, done?: number, total?: number): void;
  /** Takes the line away again; call it before anything else is written to the terminal. */
  finish(): void;
}

const assumedColumns = 80;
const carriageReturn = '\r';
const eraseToLineEnd = '\u001b[K';

/** Progress on a stream; what is shown changes at most a hundred times a step. */
export function createProgress(stream: TextSink): Progress {
  return stream.isTTY === true ? progressLine(stream) : progressLog(stream);
}

function percentOf(done: number, total: number): number {
  if (!(total > 0)) return 100;
  return Math.floor((100 * Math.min(Math.max(done, 0), total)) / total);
}

function lineOf(step: string, percent: number | undefined): string {
  const text = printableText(step);
  return percent === undefined ? text : `${text} ${percent} %`;
}

function progressLine(stream: TextSink): Progress {
  let shown = '';
  return {
    report(step, done, total) {
      const percent = done === undefined || total === undefined ? undefined : percentOf(done, total);
      const line = lineOf(step, percent).slice(0, (stream.columns ?? assumedColumns) - 1);
      if (line === shown) return;
      shown = line;
      stream.write(`${carriageReturn}${line}${eraseToLineEnd}`);
    },
    finish() {
      if (shown !== '') stream.write(`${carriageReturn}${eraseToLineEnd}`);
      shown = '';
    },
  };
}

function progressLog(stream: TextSink): Progress {
  let lastStep: string | undefined;
  let lastTenth = -1;
  return {
    report(step, done, total) {
      const percent = done === undefined || total === undefined ? undefined : percentOf(done, total);
      const tenth = percent === undefined ? 0 : Math.floor(percent / 10);
      if (step === lastStep && tenth === lastTenth) return;
      lastStep = step;
      lastTenth = tenth;
      stream.write(`${lineOf(step, percent)}\n`);
    },
    finish() {
      lastStep = undefined;
      lastTenth = -1;
    },
  };
}
