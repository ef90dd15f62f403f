// SPDX-License-Identifier: GPL-3.0-only
// How a score is judged against truth: area under the ROC curve, best nDCF, recall at a precision, calibration.

export interface Judged {
  readonly score: number;
  readonly isPositive: boolean;
}

/** Area under the ROC curve; ties count half. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const broken = judged.find(({ score }) => Number.isNaN(score));
  if (broken !== undefined) throw new Error('a score is no number');
  const sorted = judged.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++)
      if (sorted[i]?.isPositive) {
        rankSum += rank;
        positives++;
      }
  }
  const negatives = sorted.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** One point per threshold, highest score first. */
export interface CurvePoint {
  readonly threshold: number;
  readonly recall: number;
  readonly precision: number;
  readonly falseAlarmRate: number;
}

export function curve(judged: readonly Judged[]): CurvePoint[] {
  const sorted = judged.toSorted((a, b) => b.score - a.score);
  const positives = sorted.filter(({ isPositive }) => isPositive).length;
  const points: CurvePoint[] = [];
  let hits = 0;
  sorted.forEach((one, i) => {
    if (one.isPositive) hits++;
    if (sorted[i + 1]?.score === one.score) return;
    points.push({
      threshold: one.score,
      recall: hits / positives,
      precision: hits / (i + 1),
      falseAlarmRate: (i + 1 - hits) / (sorted.length - positives),
    });
  });
  return points;
}

/** Largest recall at which at least this share of the alarms is right. */
export function recallAtPrecision(judged: readonly Judged[], precision: number): number {
  return curve(judged).reduce(
    (best, point) => (point.precision >= precision ? Math.max(best, point.recall) : best),
    0,
  );
}

/** Least of miss rate + false alarm rate over all thresholds; 1 for saying always the same. */
export function bestNdcf(judged: readonly Judged[]): number {
  return curve(judged).reduce((best, point) => Math.min(best, 1 - point.recall + point.falseAlarmRate), 1);
}

/** Miss rate + false alarm rate at one threshold (score ≥ threshold is an alarm). */
export function ndcfAt(judged: readonly Judged[], threshold: number): number {
  const positives = judged.filter(({ isPositive }) => isPositive);
  const negatives = judged.filter(({ isPositive }) => !isPositive);
  const misses = positives.filter(({ score }) => score < threshold).length / positives.length;
  return misses + negatives.filter(({ score }) => score >= threshold).length / negatives.length;
}

/** Expected calibration error: mean distance of probability and frequency over ten bins of equal width, by weight. */
export function calibrationError(judged: readonly Judged[]): number {
  return calibrationBins(judged).reduce(
    (sum, { count, probability, frequency }) =>
      sum + (count / judged.length) * Math.abs(probability - frequency),
    0,
  );
}

export interface CalibrationBin {
  readonly count: number;
  readonly probability: number;
  readonly frequency: number;
}

export function calibrationBins(judged: readonly Judged[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, probability: 0, positives: 0 }));
  for (const { score, isPositive } of judged) {
    const bin = bins[Math.min(9, Math.max(0, Math.floor(10 * score)))] as (typeof bins)[number];
    bin.count++;
    bin.probability += score;
    if (isPositive) bin.positives++;
  }
  return bins
    .filter(({ count }) => count > 0)
    .map(({ count, probability, positives }) => ({
      count,
      probability: probability / count,
      frequency: positives / count,
    }));
}
