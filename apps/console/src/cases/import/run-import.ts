// SPDX-License-Identifier: GPL-3.0-only
// Sends a file in pieces. Each row stands for itself, and the desk knows by the file's hash which rows it has: a file that broke off
// is sent again and goes on where it ended.
import type { ImportRow } from './import-columns.ts';

export interface RowAnswer {
  readonly row: number;
  readonly result: 'new' | 'duplicate' | 'error' | 'done';
  readonly id: string | null;
  readonly errors: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
}

export interface RowIssue {
  readonly column: string;
  /** Of the desk's catalogue. */
  readonly code: string;
}

const rowsAtOnce = 500;

export interface Progress {
  readonly answers: readonly RowAnswer[];
  readonly sent: number;
  readonly total: number;
}

interface RunOptions {
  readonly rows: readonly ImportRow[];
  /** @throws DeskProblem */
  readonly send: (rows: readonly ImportRow[]) => Promise<readonly RowAnswer[]>;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  /** Whether a failure may pass, and the piece is worth another try. */
  readonly mayPass: (error: unknown) => boolean;
  /** Resolves when it is time for another try. */
  readonly rest: (tries: number) => Promise<void>;
}

const mostTries = 6;

/** @returns all answers, in the order of the rows; fewer when it was stopped @throws what `send` throws in the end */
export async function runImport(options: RunOptions): Promise<readonly RowAnswer[]> {
  const { rows, signal, onProgress } = options;
  const answers: RowAnswer[] = [];
  const total = rows.length;
  onProgress({ answers: [], sent: 0, total });
  for (let at = 0; at < total && !signal.aborted; at += rowsAtOnce) {
    answers.push(...(await sendPiece(options, rows.slice(at, at + rowsAtOnce))));
    onProgress({ answers: [...answers], sent: Math.min(total, at + rowsAtOnce), total });
  }
  return answers;
}

async function sendPiece(
  { send, mayPass, rest, signal }: RunOptions,
  piece: readonly ImportRow[],
): Promise<readonly RowAnswer[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await send(piece);
    } catch (error) {
      if (!mayPass(error) || tries >= mostTries || signal.aborted) throw error;
      await rest(tries);
    }
  }
}

export const countResults = (answers: readonly RowAnswer[]) => {
  const counts = { new: 0, duplicate: 0, error: 0, done: 0 };
  for (const { result } of answers) counts[result] += 1;
  return counts;
};
