// SPDX-License-Identifier: GPL-3.0-only
import type { Score } from '@bluezone/simulator';

const columnWidth = 12;
const heads = ['', 'expected', 'warned', 'precision', 'recall', 'prec. at 10', 'recall at 20'];

const rowText = (cells: readonly string[]): string =>
  `  ${cells.map((cell) => cell.padStart(columnWidth)).join('')}\n`;

const shareText = (share: number | null): string => (share === null ? '-' : share.toFixed(3));

/** Scores of both degrees as a table for people. */
export function scoreTable(f1: Score, f2: Score): string {
  const row = (name: string, score: Score) => {
    const shares = [score.precision, score.recall, score.precisionAt10, score.recallAt20].map(shareText);
    return rowText([name, String(score.expected), String(score.warned), ...shares]);
  };
  return rowText(heads) + row('F1', f1) + row('F2', f2);
}
